package dev.assay.lab.search;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Changes of numbers, letters and truth values, each staying in its box. Pure. */
final class Numbers {
  private static final int KINDS = 10;
  private static final int REAL_KINDS = 13;
  private static final int SMALL = 21;
  private static final int LARGE = 1_000;

  private Numbers() {}

  /** A whole number or a letter as a long; null for anything else. */
  static @Nullable Long whole(Object value) {
    return switch (value) {
      case Integer number -> number.longValue();
      case Long number -> number;
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case Character letter -> (long) letter;
      default -> null;
    };
  }

  /** Any number or letter as a double; null for anything else. */
  static @Nullable Double number(Object value) {
    return switch (value) {
      case Double number -> number;
      case Float number -> number.doubleValue();
      default -> {
        Long whole = whole(value);
        yield whole == null ? null : (Double) whole.doubleValue();
      }
    };
  }

  /** A whole number in the box of another value; null where it does not fit. */
  static @Nullable Object like(Object model, long value) {
    return switch (model) {
      case Integer _ -> value == (int) value ? (Object) (int) value : null;
      case Long _ -> value;
      case Short _ -> value == (short) value ? (Object) (short) value : null;
      case Byte _ -> value == (byte) value ? (Object) (byte) value : null;
      case Character _ -> value == (char) value ? (Object) (char) value : null;
      case Double _ -> (double) value;
      case Float _ -> (float) value;
      default -> null;
    };
  }

  /** A number in the box of another value; null where it does not fit. */
  static @Nullable Object like(Object model, double value) {
    return switch (model) {
      case Double _ -> value;
      case Float _ -> (float) value;
      default ->
          Double.isFinite(value) && value == Math.rint(value) && Math.abs(value) < 0x1p62
              ? like(model, (long) value)
              : null;
    };
  }

  /** Numbers that libraries ask after by name, which no comparison leads to. */
  static List<Object> special(Object model) {
    return switch (model) {
      case Double _ -> List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0);
      case Float _ -> List.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0f);
      default -> List.of();
    };
  }

  /** Another value in the same box; the same one where there is no other. */
  static Object vary(Object value, Dictionary dictionary, RandomGenerator random) {
    return switch (value) {
      case Boolean truth -> !truth;
      case Double number -> real(number, dictionary, random);
      case Float number -> (float) real(number, dictionary, random);
      default -> {
        Long whole = whole(value);
        Object varied = whole == null ? null : whole(whole, value, dictionary, random);
        yield varied == null ? value : varied;
      }
    };
  }

  private static @Nullable Object whole(
      long value, Object model, Dictionary dictionary, RandomGenerator random) {
    return switch (random.nextInt(KINDS)) {
      case 0 -> like(model, value + 1);
      case 1 -> like(model, value - 1);
      case 2 -> like(model, -value);
      case 3 -> like(model, value / 2);
      case 4 -> like(model, value * 2);
      case 5 -> extreme(model, random.nextBoolean());
      case 6 -> like(model, random.nextInt(SMALL) - (long) (model instanceof Character ? 0 : 5));
      case 7 -> like(model, (long) random.nextInt(LARGE));
      case 8 -> like(model, value + random.nextInt(SMALL) - SMALL / 2);
      default -> {
        Double seen = dictionary.number(random);
        yield seen == null ? like(model, value + 1) : like(model, seen);
      }
    };
  }

  private static double real(double value, Dictionary dictionary, RandomGenerator random) {
    Double known = dictionary.number(random);
    double seen = known == null ? 1 : known;
    return switch (random.nextInt(REAL_KINDS)) {
      case 0 -> value + 1;
      case 1 -> value - 1;
      case 2 -> -value;
      case 3 -> value / 2;
      case 4 -> value * 2;
      case 5 -> value * 10;
      case 6 -> 0;
      case 7 -> random.nextInt(LARGE) / 10.0;
      case 8 -> Math.rint(value);
      case 9 -> -seen;
      // What is large beside another number shows what becomes of its last digits.
      case 10 -> value * 1e16;
      case 11 -> value / 1e16;
      default -> seen;
    };
  }

  private static @Nullable Object extreme(Object model, boolean upper) {
    return switch (model) {
      case Integer _ -> upper ? Integer.MAX_VALUE : Integer.MIN_VALUE;
      case Long _ -> upper ? Long.MAX_VALUE : Long.MIN_VALUE;
      case Short _ -> upper ? Short.MAX_VALUE : Short.MIN_VALUE;
      case Byte _ -> upper ? Byte.MAX_VALUE : Byte.MIN_VALUE;
      case Character _ -> upper ? 'z' : '0';
      default -> null;
    };
  }
}
