package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whole tables that are read for a few rows: at least 10,000 rows were thrown away by the filter.
 * Where the plan was not run, a table of at least 10,000 rows of which the planner expects to keep
 * less than a tenth. HIGH from a million rows thrown away, MEDIUM from 100,000. Stateless, safe on
 * any thread.
 */
final class SlowScan implements Detector {
  private static final double ROWS = 10_000;
  private static final double KEPT = 0.1;

  @Override
  public Stream<Problem> find(Examined plan) {
    return plan.nodes("Seq Scan")
        .filter(node -> node.fields().containsKey("Filter"))
        .flatMap(node -> plan.ran() ? ran(node) : estimated(plan, node));
  }

  private static Stream<Problem> ran(PlanNode node) {
    double removed = node.removed("Filter");
    // Who wants most of a table is served best by reading all of it.
    if (removed < ROWS || node.rowsGiven() > removed) {
      return Stream.empty();
    }
    return Stream.of(
        problem(
            node,
            removed,
            ("%s: the filter threw away %s rows and kept %s; an index on what it compares "
                    + "would find them")
                .formatted(Examined.label(node), Rule.said(removed), Rule.said(node.rowsGiven())),
            Map.of("removedRows", removed, "keptRows", node.rowsGiven())));
  }

  private static Stream<Problem> estimated(Examined plan, PlanNode node) {
    TableState table = plan.table(node);
    double kept = node.figure("Plan Rows") * plan.processes(node);
    if (table == null || table.rows() < ROWS || kept >= KEPT * table.rows()) {
      return Stream.empty();
    }
    double removed = table.rows() - kept;
    return Stream.of(
        problem(
            node,
            removed,
            ("%s: the filter is estimated to keep %s of %s rows; an index on what it compares "
                    + "would find them (estimated, the plan was not run)")
                .formatted(Examined.label(node), Rule.said(kept), Rule.said(table.rows())),
            Map.of("estimatedKeptRows", kept, "estimatedTableRows", table.rows())));
  }

  private static Problem problem(
      PlanNode node, double removed, String text, Map<String, Double> evidence) {
    return new Problem(
        "slowScan",
        node.place(),
        node.type(),
        Rule.severity(removed, 100_000, 1_000_000),
        text,
        evidence);
  }
}
