package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tables of which at least a tenth, and at least 1,000 rows, changed since statistics were taken,
 * or of which none were ever taken. HIGH where as many rows changed as there are or none were
 * taken, MEDIUM from half of them. Told once for each table, at its first node. Stateless, safe on
 * any thread.
 */
final class StaleStatistics implements Detector {
  private static final double LEAST = 1_000;
  private static final double SHARE = 0.1;

  @Override
  public Stream<Problem> find(Examined plan) {
    Set<TableState.Name> told = new HashSet<>();
    return plan
        .nodes()
        .filter(node -> node.table() != null && told.add(node.table()))
        .flatMap(node -> examine(node, plan.table(node)))
        .toList()
        .stream();
  }

  private static Stream<Problem> examine(PlanNode node, @Nullable TableState table) {
    if (table == null || table.changed() < LEAST) {
      return Stream.empty();
    }
    boolean never = table.analyzedAt() == null && table.rows() < 0;
    double changed = (double) table.changed();
    double share = never ? 1 : changed / Math.max(1, table.rows());
    if (share < SHARE) {
      return Stream.empty();
    }
    return Stream.of(
        new Problem(
            "staleStatistics",
            node.place(),
            node.type(),
            Rule.severity(share, 0.5, 1),
            "%s: %s rows changed since statistics were taken (%s); ANALYZE %s takes them anew"
                .formatted(
                    table.name(),
                    Rule.said(changed),
                    never ? "never" : "of " + Rule.said(table.rows()) + " rows then",
                    table.name()),
            Map.of(
                "changedRows",
                changed,
                "liveRows",
                (double) table.live(),
                "rowsThen",
                table.rows())));
  }
}
