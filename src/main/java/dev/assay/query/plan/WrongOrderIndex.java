package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * ORDER BY with LIMIT that walks along an index for its order and throws away most of what it meets
 * until enough is found: at least 1,000 rows, nine of ten. Where the plan was not run: a walk
 * without a condition that is estimated to meet 10,000 rows before it has found enough. HIGH from
 * 100,000 rows, MEDIUM from 10,000. Stateless, safe on any thread.
 *
 * <p>The planner assumes that what the filter keeps lies evenly along the index; where it does not,
 * the walk is as long as the table.
 */
final class WrongOrderIndex implements Detector {
  private static final double ROWS = 1_000;
  private static final double THROWN = 0.9;
  private static final double ESTIMATED_ROWS = 10_000;
  private static final Set<String> TYPES = Set.of("Index Scan", "Index Only Scan");
  // What gives rows on in the order they come.
  private static final Set<String> KEEP_ORDER =
      Set.of(
          "Gather Merge",
          "Nested Loop",
          "Merge Append",
          "Append",
          "Result",
          "Subquery Scan",
          "Memoize",
          "ProjectSet");

  @Override
  public Stream<Problem> find(Examined plan) {
    return plan.nodes()
        .filter(node -> isWalked(plan, node))
        .flatMap(node -> plan.ran() ? ran(node) : estimated(plan, node));
  }

  /** Whether a Limit takes what an index scan with a filter gives, in the order it gives it. */
  static boolean isWalked(Examined plan, PlanNode node) {
    if (!TYPES.contains(node.type()) || !node.fields().containsKey("Filter")) {
      return false;
    }
    PlanNode below = node;
    for (PlanNode above : plan.above(node)) {
      if (above.type().equals("Limit")) {
        return true;
      }
      if (!KEEP_ORDER.contains(above.type()) || "Inner".equals(below.text("Parent Relationship"))) {
        return false;
      }
      below = above;
    }
    return false;
  }

  private static Stream<Problem> ran(PlanNode node) {
    double removed = node.removed("Filter");
    double kept = node.rowsGiven();
    if (removed < ROWS || removed < THROWN * (removed + kept)) {
      return Stream.empty();
    }
    return Stream.of(
        problem(
            node,
            removed,
            ("%s is walked for its order: %s rows were thrown away before %s were found; an "
                    + "index that begins with what the filter compares would not meet them")
                .formatted(Examined.label(node), Rule.said(removed), Rule.said(kept)),
            Map.of("removedRows", removed, "keptRows", kept)));
  }

  private static Stream<Problem> estimated(Examined plan, PlanNode node) {
    TableState table = plan.table(node);
    if (table == null || node.fields().containsKey("Index Cond")) {
      return Stream.empty();
    }
    double wanted = wanted(plan, node);
    double matching = Math.max(1, node.figure("Plan Rows") * plan.processes(node));
    double walked = Math.min(table.rows(), table.rows() * wanted / matching);
    if (walked < ESTIMATED_ROWS || walked - wanted < THROWN * walked) {
      return Stream.empty();
    }
    return Stream.of(
        problem(
            node,
            walked,
            ("%s is walked for its order: %s rows are estimated to be met before %s are found "
                    + "(estimated, the plan was not run)")
                .formatted(Examined.label(node), Rule.said(walked), Rule.said(wanted)),
            Map.of("estimatedWalkedRows", walked, "estimatedTableRows", table.rows())));
  }

  private static double wanted(Examined plan, PlanNode node) {
    return plan.above(node).stream()
        .filter(above -> above.type().equals("Limit"))
        .findFirst()
        .map(limit -> limit.figure("Plan Rows"))
        .orElse(0.0);
  }

  private static Problem problem(
      PlanNode node, double walked, String text, Map<String, Double> evidence) {
    return new Problem(
        "wrongOrderIndex",
        node.place(),
        node.type(),
        Rule.severity(walked, 10_000, 100_000),
        text,
        evidence);
  }
}
