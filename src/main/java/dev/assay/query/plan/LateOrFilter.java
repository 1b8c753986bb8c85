package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Conditions with OR over both sides of a join, which can only be tried once the rows are joined:
 * at least 10,000 joined rows were thrown away by them. Where the plan was not run, at least 10,000
 * pairs are estimated to be joined and fewer than a tenth to be kept. HIGH from a million rows,
 * MEDIUM from 100,000. Stateless, safe on any thread.
 */
final class LateOrFilter implements Detector {
  private static final double ROWS = 10_000;
  private static final double KEPT = 0.1;
  private static final Set<String> JOINS = Set.of("Nested Loop", "Hash Join", "Merge Join");

  @Override
  public Stream<Problem> find(Examined plan) {
    return plan.nodes()
        .filter(node -> JOINS.contains(node.type()))
        .filter(node -> hasOr(node, "Join Filter") || hasOr(node, "Filter"))
        .flatMap(node -> plan.ran() ? ran(node) : estimated(node));
  }

  private static boolean hasOr(PlanNode node, String field) {
    String condition = node.text(field);
    return condition != null && condition.contains(" OR ");
  }

  private static Stream<Problem> ran(PlanNode node) {
    double removed =
        (hasOr(node, "Join Filter") ? node.removed("Join Filter") : 0)
            + (hasOr(node, "Filter") ? node.removed("Filter") : 0);
    if (removed < ROWS) {
      return Stream.empty();
    }
    return Stream.of(
        problem(
            node,
            removed,
            ("%s: a condition with OR over both sides threw away %s joined rows and kept %s; "
                    + "a UNION of its branches lets each be tried before the join")
                .formatted(node.type(), Rule.said(removed), Rule.said(node.rowsGiven())),
            Map.of("removedRows", removed, "keptRows", node.rowsGiven())));
  }

  private static Stream<Problem> estimated(PlanNode node) {
    double pairs = pairs(node);
    double kept = node.figure("Plan Rows");
    if (pairs < ROWS || kept >= KEPT * pairs) {
      return Stream.empty();
    }
    return Stream.of(
        problem(
            node,
            pairs - kept,
            ("%s: a condition with OR over both sides is tried on about %s joined rows and "
                    + "keeps %s (estimated, the plan was not run); a UNION of its branches lets each "
                    + "be tried before the join")
                .formatted(node.type(), Rule.said(pairs), Rule.said(kept)),
            Map.of("estimatedJoinedRows", pairs, "estimatedKeptRows", kept)));
  }

  // With a condition of its own, a join meets at least the rows of its larger side; a nested loop
  // whose inner side has none meets every pair.
  private static double pairs(PlanNode node) {
    return node.type().equals("Nested Loop")
        ? node.children().stream()
            .mapToDouble(child -> Math.max(1, child.figure("Plan Rows")))
            .reduce(1, (one, other) -> one * other)
        : node.children().stream().mapToDouble(child -> child.figure("Plan Rows")).max().orElse(0);
  }

  private static Problem problem(
      PlanNode node, double removed, String text, Map<String, Double> evidence) {
    return new Problem(
        "lateOrFilter",
        node.place(),
        node.type(),
        Rule.severity(removed, 100_000, 1_000_000),
        text,
        evidence);
  }
}
