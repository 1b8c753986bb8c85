package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compiling the query took at least half of the time it ran, and at least 10 ms. HIGH from a
 * second, MEDIUM from 100 ms. Stateless, safe on any thread.
 */
final class JitDominates implements Detector {
  private static final double SHARE = 0.5;
  private static final double LEAST_MS = 10;

  @Override
  public Stream<Problem> find(Examined plan) {
    double jit = total(plan.plan().fields().get("JIT"));
    double execution = plan.plan().executionMs().orElse(0);
    if (jit < LEAST_MS || jit < SHARE * execution) {
      return Stream.empty();
    }
    PlanNode root = plan.plan().root();
    return Stream.of(
        new Problem(
            "jitDominates",
            root.place(),
            root.type(),
            Rule.severity(jit, 100, 1_000),
            ("compiling the query (JIT) took %s ms of %s ms; a higher jit_above_cost, or jit "
                    + "= off, spares that")
                .formatted(Rule.said(jit), Rule.said(execution)),
            Map.of("jitMs", jit, "executionMs", execution)));
  }

  private static double total(@Nullable Object jit) {
    return jit instanceof Map<?, ?> fields
            && fields.get("Timing") instanceof Map<?, ?> timing
            && timing.get("Total") instanceof Number ms
        ? ms.doubleValue()
        : 0;
  }
}
