package dev.assay.query.advice;

import dev.assay.query.Advisory.Basis;
import dev.assay.query.advice.Draft.Gain;
import dev.assay.query.advice.Draft.Proof;
import dev.assay.query.advice.Schema.Column;
import dev.assay.query.advice.Schema.Table;
import dev.assay.query.plan.PlanNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A SELECT * that costs: at least 100 kB of rows in a call, and at least half of each row in
 * columns wider than 200 bytes. Stateless, safe on any thread.
 *
 * <p>Which columns callers read cannot be seen in a database, nor what sending them takes: the
 * server's times end before. So no part of the time is promised, and it ranks behind all that is.
 */
final class WideRows implements Rule {
  private static final Pattern STAR =
      Pattern.compile(
          "(?:\\bselect\\s+(?:all\\s+|distinct\\s+)?|,\\s*)(?:[\\w.\"]+\\.)?"
              + "\\*\\s*(?:,|\\bfrom\\b)");
  private static final double WIDE = 200;
  private static final double LEAST_BYTES = 100_000;
  private static final double HALF = 0.5;

  @Override
  public Stream<Draft> find(Looked query, Scope scope) {
    PlanTree plan = query.plan();
    if (plan == null || !query.reads() || !STAR.matcher(query.text()).find()) {
      return Stream.empty();
    }
    double width = PlanTree.number(plan.root(), "Plan Width");
    List<Wide> columns = wide(plan, scope.schema());
    double bytes = columns.stream().mapToDouble(Wide::bytes).sum();
    double perCall = width * query.rowsPerCall();
    double confidence =
        query.share(interval -> width * Looked.rowsPerCall(interval) >= LEAST_BYTES);
    if (perCall < LEAST_BYTES || bytes < HALF * width || confidence == 0) {
      return Stream.empty();
    }
    Map<String, Double> evidence = new LinkedHashMap<>();
    evidence.put("bytesPerRow", width);
    evidence.put("rowsPerCall", query.rowsPerCall());
    evidence.put("wideBytesPerRow", bytes);
    return Stream.of(
        query.rewrite(
            "selectStar",
            ("SELECT * sends %s in a call, %s of it in %s; where callers do not read these, name"
                    + " the columns that they do. Whether they do cannot be seen here, so nothing is"
                    + " promised of the time")
                .formatted(
                    Said.bytes(perCall),
                    Said.percent(Math.min(1, bytes / width)),
                    String.join(", ", columns.stream().map(Wide::name).toList())),
            new Proof(Basis.MEASURED, plan.root().place(), evidence),
            new Gain(confidence, 0)));
  }

  private record Wide(String name, double bytes) {}

  private static List<Wide> wide(PlanTree plan, Schema schema) {
    List<?> given = plan.root().fields().get("Output") instanceof List<?> list ? list : List.of();
    List<Wide> found = new ArrayList<>();
    for (PlanNode node : plan.nodes().toList()) {
      Table table = schema.of(node);
      if (table == null) {
        continue;
      }
      String alias = Objects.requireNonNullElse(node.text("Alias"), table.name().table());
      table.columns().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .filter(column ->
              given.contains(column.getKey()) || given.contains(alias + "." + column.getKey()))
          .forEach(column -> add(found, alias + "." + column.getKey(), column.getValue()));
    }
    return found.stream().distinct().toList();
  }

  private static void add(List<Wide> found, String name, Column column) {
    if (column.width() != null && column.width() >= WIDE) {
      found.add(new Wide(name, column.width()));
    }
  }
}
