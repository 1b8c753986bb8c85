package dev.assay.evaluate.anomaly;

import dev.assay.query.Query;
import dev.assay.query.collect.Interval;
import java.time.Instant;
import java.util.List;

/**
 * What was known at the end of one interval. Immutable.
 *
 * @param epoch changes when the schema or the planner's statistics did
 * @param done what each query did in it, in the order of the fingerprints
 * @param planChanges that were seen when plans were taken after it
 */
record Recorded(
    Instant from,
    Instant to,
    String epoch,
    List<Interval> done,
    List<Query.PlanChanged> planChanges) {
  Recorded {
    done = List.copyOf(done);
    planChanges = List.copyOf(planChanges);
  }
}
