package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Nested loops whose inner side was run at least 1,000 times, where the outer side gave at least 10
 * times the rows that were estimated, or where at least a million rows of the inner side were
 * looked at. HIGH from ten million rows looked at or 100,000 loops, MEDIUM from a million or
 * 10,000. Stateless, safe on any thread.
 */
final class NestedLoopBlowup implements Detector {
  private static final double LOOPS = 1_000;
  private static final double FACTOR = 10;
  private static final double LOOKED_AT = 1_000_000;

  @Override
  public Stream<Problem> find(Examined plan) {
    return plan.nodes("Nested Loop").flatMap(NestedLoopBlowup::examine);
  }

  private static Stream<Problem> examine(PlanNode node) {
    PlanNode outer = side(node, "Outer");
    PlanNode inner = side(node, "Inner");
    if (outer == null || inner == null || !inner.ran()) {
      return Stream.empty();
    }
    double estimated = Math.max(1, outer.figure("Plan Rows"));
    double actual = outer.figure("Actual Rows");
    double lookedAt = inner.rowsGiven() + inner.removed("Filter");
    boolean underestimated = actual >= FACTOR * estimated;
    if (inner.loops() < LOOPS || (!underestimated && lookedAt < LOOKED_AT)) {
      return Stream.empty();
    }
    double measure = Math.max(lookedAt, 100 * inner.loops());
    return Stream.of(
        new Problem(
            "nestedLoopBlowup",
            node.place(),
            node.type(),
            Rule.severity(measure, 1_000_000, 10_000_000),
            ("Nested Loop: its inner side (%s) was run %s times and gave or threw away %s "
                    + "rows; the outer side was estimated at %s rows and gave %s")
                .formatted(
                    Examined.label(inner),
                    Rule.said(inner.loops()),
                    Rule.said(lookedAt),
                    Rule.said(estimated),
                    Rule.said(actual)),
            Map.of(
                "innerLoops", inner.loops(),
                "innerRows", lookedAt,
                "outerEstimatedRows", estimated,
                "outerActualRows", actual)));
  }

  private static @Nullable PlanNode side(PlanNode join, String side) {
    return join.children().stream()
        .filter(child -> side.equals(child.text("Parent Relationship")))
        .findFirst()
        .orElse(null);
  }
}
