package dev.assay.query.anomaly;

import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.collect.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One closed interval of a database, with what is known of it. Immutable.
 *
 * @param intervals of all queries that were called in it, one for each fingerprint
 * @param planChanges that were seen since the last closed interval
 * @param predictions by fingerprint, for whichever queries there are any; only those of the model
 *     count
 */
public record Closed(
    Instant from,
    Instant to,
    List<Interval> intervals,
    List<PlanChanged> planChanges,
    Map<String, Prediction> predictions) {
  public Closed {
    intervals = List.copyOf(intervals);
    planChanges = List.copyOf(planChanges);
    predictions = Map.copyOf(predictions);
  }
}
