package dev.assay.query.anomaly;

/**
 * How far one metric of a sample is from what is usual. Immutable.
 *
 * <p>What is elevated may not begin an anomaly, and lets one go on: below 2 robust standard
 * deviations, or half of the least change, it is quiet again.
 *
 * @param sigma the spread of what is usual, or what a single call may have made of the sample's
 *     mean where that is greater
 * @param effect the least change, ln of a ratio
 */
record Deviation(Metric metric, Sample sample, double centre, double sigma, double effect) {
  /** Of two samples, to begin an anomaly. */
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

  /** Whether the change is so large that somebody would want to know. */
  boolean matters() {
    return metric.matters(sample, centre, 1);
  }

  boolean elevated() {
    return rest() >= Math.max(QUIET * sigma, HALF * effect) && metric.matters(sample, centre, HALF);
  }

  double figure() {
    return metric.figure(value());
  }

  double usual() {
    return metric.figure(centre);
  }
}
