package dev.assay.query.anomaly;

/**
 * What is looked at in a sample, on a scale on which its noise is about symmetric and does not grow
 * with its level. Pure.
 *
 * <p>Times and blocks of a call by their logarithm (a tenth of a block added, so that none is a
 * number); the share of blocks that were not in shared buffers by its empirical logit with half a
 * block added to both sides, so that none and all are numbers (Cox and Snell, "Analysis of Binary
 * Data", 1989).
 */
enum Metric {
  /** Milliseconds of a call. */
  TIME("ms", 1.5, 0.07),
  /** Share of the blocks that were not in shared buffers; only where enough of them were asked. */
  MISSES("share", 3, 0.3),
  /** Blocks that a call read from outside of shared buffers. */
  READS("blocks a call", 2, 0.2),
  /** Blocks that a call asked for at all; explains others and raises nothing itself. */
  WORK("blocks a call", 1.5, 0.1);

  private static final double NO_BLOCKS = 0.1;
  private static final double LEAST_MS = 0.5;
  // Of the interval: 1 % is 10 ms more in every second.
  private static final double LEAST_SHARE_OF_TIME = 0.01;
  private static final double LEAST_MEAN_MS = 1e-4;
  private static final long LEAST_BLOCKS = 256;
  private static final double LEAST_SHARE_MISSED = 0.05;
  private static final double LEAST_READS = 4;

  final String unit;

  /** Smaller changes raise nothing, however sure they are: ln of a ratio. */
  final double effect;

  /** The least spread that is believed. */
  final double floor;

  Metric(String unit, double ratio, double floor) {
    this.unit = unit;
    this.effect = Math.log(ratio);
    this.floor = floor;
  }

  /** The value on its scale; not a number where the sample does not tell it. */
  double of(Sample sample) {
    return switch (this) {
      case TIME -> Math.log(Math.max(LEAST_MEAN_MS, sample.meanMs()));
      case MISSES ->
          sample.blocks() < LEAST_BLOCKS
              ? Double.NaN
              : Math.log((sample.read() + 0.5) / (sample.hit() + 0.5));
      case READS -> Math.log((double) sample.read() / sample.calls() + NO_BLOCKS);
      case WORK -> Math.log((double) sample.blocks() / sample.calls() + NO_BLOCKS);
    };
  }

  /** A value of the scale as people read it, in {@link #unit}. */
  double figure(double value) {
    return switch (this) {
      case TIME -> Math.exp(value);
      case MISSES -> 1 / (1 + Math.exp(-value));
      case READS, WORK -> Math.max(0, Math.exp(value) - NO_BLOCKS);
    };
  }

  /**
   * Whether the change is so large, in itself, that somebody would want to know.
   *
   * @param of 1 for the beginning of an anomaly, less for its going on
   */
  boolean matters(Sample sample, double centre, double of) {
    double more = figure(of(sample)) - figure(centre);
    return switch (this) {
      case TIME ->
          more >= of * LEAST_MS
              || more * sample.calls() / sample.lengthMs() >= of * LEAST_SHARE_OF_TIME;
      case MISSES ->
          more >= of * LEAST_SHARE_MISSED && more * sample.blocks() >= of * LEAST_BLOCKS / 2;
      case READS -> more >= of * LEAST_READS && more * sample.calls() >= of * LEAST_BLOCKS;
      case WORK -> true;
    };
  }
}
