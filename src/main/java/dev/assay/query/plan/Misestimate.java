package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Estimates that were wrong by a factor of 10 or more, where at least 1,000 rows were meant or
 * came, over all loops. Only the deepest of a branch is told: what is above follows from it. HIGH
 * from a factor of 1,000, MEDIUM from 100. Stateless, safe on any thread.
 *
 * <p>A node that may have been stopped before its end (below LIMIT, in a semi-join, in a merge
 * join) gave fewer rows than it could: there only more rows than estimated prove anything.
 */
final class Misestimate implements Detector {
  private static final double FACTOR = 10;
  private static final double ROWS = 1_000;
  // They tell no rows when they are run.
  private static final Set<String> SILENT = Set.of("BitmapAnd", "BitmapOr", "Result");

  @Override
  public Stream<Problem> find(Examined plan) {
    List<PlanNode> wrong = plan.nodes().filter(node -> isWrong(plan, node)).toList();
    return wrong.stream()
        .filter(
            node -> wrong.stream().noneMatch(other -> other.place().startsWith(node.place() + ".")))
        .map(Misestimate::problem);
  }

  private static boolean isWrong(Examined plan, PlanNode node) {
    if (!node.ran() || SILENT.contains(node.type())) {
      return false;
    }
    double estimated = node.figure("Plan Rows");
    double actual = node.figure("Actual Rows");
    return factor(node) >= FACTOR
        && Math.max(estimated, actual) * node.loops() >= ROWS
        && (actual > estimated || !plan.mayStopEarly(node));
  }

  private static double factor(PlanNode node) {
    double estimated = Math.max(1, node.figure("Plan Rows"));
    double actual = Math.max(1, node.figure("Actual Rows"));
    return Math.max(estimated / actual, actual / estimated);
  }

  private static Problem problem(PlanNode node) {
    double estimated = node.figure("Plan Rows");
    double actual = node.figure("Actual Rows");
    double factor = factor(node);
    return new Problem(
        "misestimate",
        node.place(),
        node.type(),
        Rule.severity(factor, 100, 1_000),
        ("%s: %s rows were estimated and %s came in each of %s loops, wrong by a factor of "
                + "%s; what is above was chosen by the estimate")
            .formatted(
                Examined.label(node),
                Rule.said(estimated),
                Rule.said(actual),
                Rule.said(node.loops()),
                Rule.said(factor)),
        Map.of(
            "estimatedRows", estimated,
            "actualRows", actual,
            "loops", node.loops(),
            "factor", factor));
  }
}
