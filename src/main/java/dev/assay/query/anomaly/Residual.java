package dev.assay.query.anomaly;

import dev.assay.query.Forecast.Interval;
import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Forecast.Source;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether calls take longer than the model says, persistently. For one thread at a time.
 *
 * <p>The model's interval is split-conformal, so a time outside of it has the chance that was
 * measured on what was held out; five in a row have that chance to the power of five, were they
 * independent. A query whose own past is outside of the interval is one that the model does not
 * know, and nothing is said of it.
 */
final class Residual {
  private static final int PERSISTENT = 5;

  private int run;

  /** Whether this sample completes a run of those that are above the model's interval. */
  boolean persists(Look look, @Nullable Prediction prediction) {
    boolean beyond =
        prediction != null && above(look.sample(), prediction) && !usual(look, prediction);
    run = beyond ? run + 1 : 0;
    return run >= PERSISTENT;
  }

  void clear() {
    run = 0;
  }

  /** Whether the time is above the interval of the model by as much as is told of. */
  static boolean above(Sample sample, Prediction prediction) {
    Interval interval = prediction.interval();
    Double predicted = prediction.predictedMs();
    if (prediction.source() != Source.MODEL
        || prediction.stale() != null
        || interval == null
        || predicted == null
        || !(predicted > 0)) {
      return false;
    }
    double centre = Math.log(predicted);
    return sample.meanMs() > interval.high()
        && Metric.TIME.of(sample) - centre >= Metric.TIME.effect
        && Metric.TIME.matters(sample, centre, 1);
  }

  private static boolean usual(Look look, Prediction prediction) {
    Deviation deviation = look.of(Metric.TIME);
    Interval interval = prediction.interval();
    return deviation != null && interval != null && deviation.usual() > interval.high();
  }
}
