package dev.assay.query.predict;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.query.Forecast;
import dev.assay.query.Forecast.Source;
import dev.assay.query.features.Past;
import dev.assay.query.features.Told;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a time without the model: from the query's own past, else from its plan's cost. Safe on any
 * thread.
 */
final class Fallback {
  private static final Logger LOG = LoggerFactory.getLogger(Fallback.class);

  private final CostFits fits;

  /**
   * A time and what it was told from; without a time, why there is none.
   *
   * @param how what it is, or why it is not, in words
   */
  record Outcome(
      @Nullable Double ms,
      Forecast.@Nullable Interval interval,
      @Nullable Source source,
      String how) {
    static Outcome nothing(String why) {
      return new Outcome(null, null, null, why);
    }
  }

  Fallback(CostFits fits) {
    this.fits = fits;
  }

  /** Never fails. */
  Future<Outcome> of(Told told, Call call) {
    Past past = told.past();
    if (past != null) {
      return Future.succeededFuture(fromPast(past));
    }
    Double cost = told.cost();
    if (cost == null || cost <= 0) {
      return Future.succeededFuture(
          Outcome.nothing("there is neither an interval nor a plan with a cost to tell it from"));
    }
    return fits.of(told.key().database(), call)
        .map(fit -> fromCost(cost, fit))
        .otherwise(cause -> Outcome.nothing(unscaled(cause, call)));
  }

  private static Outcome fromPast(Past past) {
    String how =
        past.intervals() == 1
            ? "this is the mean of the one interval that was collected"
            : "this is the median of the means of its last %d intervals"
                .formatted(past.intervals());
    return new Outcome(past.medianMs(), interval(past.range()), Source.HISTORY, how);
  }

  private static Outcome fromCost(double cost, Optional<CostFit> fit) {
    if (fit.isEmpty()) {
      return Outcome.nothing(
          ("no interval of it was collected, and fewer than %d queries of the database have a plan"
                  + " and intervals of the last hour that show what a cost takes")
              .formatted(CostFit.LEAST_QUERIES));
    }
    CostFit.Scaled scaled = fit.get().of(cost);
    String how =
        "this is the planner's cost, scaled by what %d queries of the database took"
                .formatted(fit.get().queries())
            + (scaled.outside() ? "; its cost is beyond all of theirs" : "");
    return new Outcome(scaled.ms(), interval(scaled.range()), Source.PLANNER_COST, how);
  }

  private static Forecast.@Nullable Interval interval(Past.@Nullable Range range) {
    return range == null ? null : new Forecast.Interval(range.low(), range.high(), Past.COVERAGE);
  }

  private static String unscaled(Throwable cause, Call call) {
    if (cause instanceof Failure failure && failure.fault() != Fault.INTERNAL) {
      return "what costs take could not be told: " + failure.text();
    }
    LOG.error("event=costs-not-scaled request={}", call.requestId(), cause);
    return "what costs take could not be told, logged as request " + call.requestId();
  }
}
