package dev.assay.query.advice;

import dev.assay.query.Advisory.Basis;
import dev.assay.query.advice.Draft.Gain;
import dev.assay.query.advice.Draft.Proof;
import dev.assay.query.advice.Schema.Column;
import dev.assay.query.advice.Schema.Table;
import dev.assay.query.plan.PlanNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column that is cast before it is compared for equality, so that the index it leads cannot be
 * used and the whole table is read: at least 10,000 rows, of which the index would find less than a
 * tenth, for less than 0.7 of the cost. A varchar that is shown as text is the same to the server,
 * and an index serves it. Stateless, safe on any thread.
 */
final class ImplicitCast implements Rule {
  private static final Pattern CAST =
      Pattern.compile("\\(\\(?(?:([a-z_]\\w*)\\.)?([a-z_]\\w*)\\)?::([a-z ]+?)(?:\\(\\d+\\))? = ");
  private static final double LEAST_ROWS = 10_000;
  private static final double FEW = 0.1;
  private static final double WORTH = 0.7;
  // PostgreSQL's default for a page out of order: what a row found by an index costs at most.
  private static final double COST_OF_A_ROW = 4;
  private static final double ROWS_OF_A_SEARCH = 3;
  private static final Set<String> NO_CAST_FROM = Set.of("character varying", "text", "name");
  private static final Set<String> COARSER = Set.of("date");

  @Override
  public Stream<Draft> find(Looked query, Scope scope) {
    PlanTree plan = query.plan();
    if (plan == null) {
      return Stream.empty();
    }
    return plan.nodes()
        .filter(node -> node.type().equals("Seq Scan"))
        .map(node -> draft(query, plan, node, scope))
        .filter(Objects::nonNull)
        .limit(1);
  }

  private static @Nullable Draft draft(Looked query, PlanTree plan, PlanNode node, Scope scope) {
    Table table = scope.schema().of(node);
    String filter = node.text("Filter");
    if (table == null || filter == null || table.rows() < LEAST_ROWS || isOr(filter)) {
      return null;
    }
    Matcher cast = CAST.matcher(filter);
    while (cast.find()) {
      Column column = table.columns().get(cast.group(2));
      String to = cast.group(3);
      if (column != null
          && table.leading().contains(cast.group(2))
          && !column.type().equals(to)
          && !NO_CAST_FROM.contains(column.type())) {
        return judged(
            query, plan, node, new Found(table, cast.group(2), column.type(), to, scope.trust()));
      }
    }
    return null;
  }

  private record Found(Table table, String column, String type, String to, Trust trust) {}

  private static boolean isOr(String filter) {
    return Conditions.branches(filter).size() > 1;
  }

  private static @Nullable Draft judged(Looked query, PlanTree plan, PlanNode node, Found found) {
    Double ofOneValue = found.table().rowsOfOneValue(found.column());
    // Of what is cut to days the statistics of the column itself tell nothing.
    double kept =
        COARSER.contains(found.to()) || ofOneValue == null
            ? PlanTree.number(node, "Plan Rows")
            : ofOneValue;
    double before = PlanTree.number(node, "Total Cost");
    double after = COST_OF_A_ROW * (kept + ROWS_OF_A_SEARCH);
    if (kept >= FEW * found.table().rows() || after >= WORTH * before) {
      return null;
    }
    Map<String, Double> evidence = new LinkedHashMap<>();
    evidence.put("tableRows", found.table().rows());
    evidence.put("keptRows", kept);
    evidence.put("costBefore", before);
    evidence.put("costAfter", after);
    return query.rewrite(
        "implicitCast",
        text(found, kept),
        new Proof(Basis.ESTIMATE, node.place(), evidence),
        new Gain(found.trust().confidence(), plan.share(node) * (1 - after / before)));
  }

  private static String text(Found found, double kept) {
    String how =
        COARSER.contains(found.to())
            ? "compare the column itself with the beginning of the day and of the next: %1$s >= $1"
                + " AND %1$s < $2"
            : "cast the value and not the column, or bind it as %2$s: %1$s = $1::%2$s";
    return ("%s.%s is %s and is cast to %s before it is compared, so its index cannot be used and"
                + " all %s rows are read for about %s; ")
            .formatted(
                found.table().name(),
                found.column(),
                found.type(),
                found.to(),
                Said.number(found.table().rows()),
                Said.number(kept))
        + how.formatted(found.column(), found.type());
  }
}
