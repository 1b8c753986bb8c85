package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.Map;
import java.util.stream.Stream;

/**
 * OFFSETs that make the server read rows only to skip them: at least 1,000, and ten times as many
 * as it gives. HIGH from 100,000, MEDIUM from 10,000. Stateless, safe on any thread.
 *
 * <p>Where the plan was not run, what is skipped is read from the costs: a Limit starts once its
 * input has given the skipped rows, so (start of the Limit - start of the input) / (whole of the
 * input - its start) is the share that is skipped. Without values the planner only guesses a tenth,
 * and nothing is told.
 */
final class LargeOffset implements Detector {
  private static final double LEAST = 1_000;
  private static final double FACTOR = 10;

  @Override
  public Stream<Problem> find(Examined plan) {
    return plan.nodes("Limit")
        .filter(node -> !node.children().isEmpty())
        .flatMap(node -> examine(plan, node, node.children().getFirst()));
  }

  private static Stream<Problem> examine(Examined plan, PlanNode limit, PlanNode input) {
    if (plan.ran()) {
      double given = limit.rowsGiven();
      return problem(limit, input.rowsGiven() - given, given, "");
    }
    if (plan.generic()) {
      return Stream.empty();
    }
    double start = input.figure("Startup Cost");
    double whole = input.figure("Total Cost") - start;
    double share = whole > 0 ? (limit.figure("Startup Cost") - start) / whole : 0;
    return problem(
        limit,
        Math.rint(Math.clamp(share, 0, 1) * input.figure("Plan Rows")),
        limit.figure("Plan Rows"),
        " (estimated, the plan was not run)");
  }

  private static Stream<Problem> problem(PlanNode limit, double skipped, double given, String how) {
    if (skipped < LEAST || skipped < FACTOR * given) {
      return Stream.empty();
    }
    return Stream.of(
        new Problem(
            "largeOffset",
            limit.place(),
            limit.type(),
            Rule.severity(skipped, 10_000, 100_000),
            ("Limit: %s rows are read and skipped before %s are given%s; going on from the "
                    + "last key seen spares that")
                .formatted(Rule.said(skipped), Rule.said(given), how),
            Map.of("skippedRows", skipped, "givenRows", given)));
  }
}
