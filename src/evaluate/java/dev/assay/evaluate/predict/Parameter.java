package dev.assay.evaluate.predict;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A place in a template with the values it may have. Immutable.
 *
 * @param kind as tpch.sql tells it
 */
record Parameter(String name, String kind, List<String> bounds) {
  private static final int ORDERS = 1_500_000;

  Parameter {
    bounds = List.copyOf(bounds);
  }

  /** Reads {@code name kind bounds}. */
  static Parameter read(String line) {
    String[] parts = line.strip().split(" ", 3);
    String bounds = parts.length < 3 ? "" : parts[2];
    return new Parameter(parts[0], parts[1], List.of(bounds.split(separator(parts[1]))));
  }

  private static String separator(String kind) {
    return kind.equals("of") ? "\\|" : " ";
  }

  /** One of the values, as it stands in SQL. */
  String draw(RandomGenerator random, double scale) {
    return switch (kind) {
      case "int" -> Long.toString(within(random, scale));
      case "dec" -> decimal(random);
      case "date" -> "'" + day(random) + "'";
      case "of" -> "'" + bounds.get(random.nextInt(bounds.size())) + "'";
      case "order" -> Long.toString(orderKey(random, scale));
      default -> throw new IllegalArgumentException("there is no parameter of the kind " + kind);
    };
  }

  private long within(RandomGenerator random, double scale) {
    long low = Long.parseLong(bounds.get(0));
    String most = bounds.get(1);
    long high =
        most.endsWith("*")
            ? Math.max(low, (long) (scale * Long.parseLong(most.substring(0, most.length() - 1))))
            : Long.parseLong(most);
    return random.nextLong(low, high + 1);
  }

  private String decimal(RandomGenerator random) {
    double low = Double.parseDouble(bounds.get(0));
    double high = Double.parseDouble(bounds.get(1));
    return String.format(Locale.ROOT, "%.2f", low + random.nextDouble() * (high - low));
  }

  private LocalDate day(RandomGenerator random) {
    LocalDate low = LocalDate.parse(bounds.get(0));
    long days = ChronoUnit.DAYS.between(low, LocalDate.parse(bounds.get(1)));
    return low.plusDays(random.nextLong(days + 1));
  }

  // TPC-H uses 8 keys of each 32.
  private static long orderKey(RandomGenerator random, double scale) {
    long order = 1 + random.nextLong((long) (ORDERS * scale) - 1);
    return order / 8 * 32 + order % 8;
  }
}
