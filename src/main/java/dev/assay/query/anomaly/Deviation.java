package dev.assay.query.anomaly;

/**
 * How far one metric of a sample is from what is usual. Immutable.
 *
 * <p>It is raised from 3.5 robust standard deviations on (Iglewicz and Hoaglin, "How to Detect and
 * Handle Outliers", 1993), where the change is large enough to matter besides; and it is quiet again
 * only below 2 of them and half of that change, so that what lies between goes on as it was.
 *
 * @param sigma the spread of what is usual, or the standard error of the sample's own mean where
 *     that is greater, as a few wild calls make it
 * @param effect the least change, ln of a ratio
 */
record Deviation(
    Metric metric, Sample sample, double centre, double sigma, double effect) {
  static final double RAISED = 3.5;
  private static final double QUIET = 2;
  private static final double HALF = 0.5;

  double value() {
    return metric.of(sample);
  }

  double rest() {
    return value() - centre;
  }

  double score() {
    return rest() / sigma;
  }

  boolean raised() {
    return rest() >= Math.max(RAISED * sigma, effect) && metric.matters(sample, centre, 1);
  }

  /** Not quiet: it may have been raised, and goes on. */
  boolean elevated() {
    return rest() >= Math.max(QUIET * sigma, HALF * effect)
        && metric.matters(sample, centre, HALF);
  }

  double figure() {
    return metric.figure(value());
  }

  double usual() {
    return metric.figure(centre);
  }
}
