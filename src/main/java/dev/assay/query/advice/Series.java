package dev.assay.query.advice;

import dev.assay.query.collect.Interval;
import java.util.List;

/**
 * What a query did over some intervals, in the figures that tell it from what it does over others.
 * Immutable.
 *
 * @param logMean of the logarithms of the intervals' means, in which spread is the same for fast
 *     and slow queries
 * @param logDeviation of the same
 */
record Series(int intervals, long calls, double totalMs, double logMean, double logDeviation) {
  static final Series NOTHING = new Series(0, 0, 0, 0, 0);

  /** Fewer intervals say nothing. */
  static final int LEAST = 5;

  private static final double SHORTEST_MS = 0.001;
  private static final double SLOWER = 1.2;
  private static final double BEYOND_NOISE = 3;

  static Series of(List<Interval> intervals) {
    if (intervals.isEmpty()) {
      return NOTHING;
    }
    double[] logs =
        intervals.stream()
            .mapToDouble(interval -> Math.log(Math.max(SHORTEST_MS, interval.meanMs())))
            .toArray();
    double sum = 0;
    for (double log : logs) {
      sum += log;
    }
    double mean = sum / logs.length;
    double squares = 0;
    for (double log : logs) {
      squares += (log - mean) * (log - mean);
    }
    return new Series(
        logs.length,
        intervals.stream().mapToLong(Interval::calls).sum(),
        intervals.stream().mapToDouble(Interval::totalMs).sum(),
        mean,
        logs.length < 2 ? 0 : Math.sqrt(squares / (logs.length - 1)));
  }

  boolean tells() {
    return intervals >= LEAST;
  }

  double meanMs() {
    return totalMs / calls;
  }

  /**
   * Whether later intervals are slower by more than chance: by a fifth at least, and by three
   * standard errors of the difference (Welch).
   */
  boolean slowedTo(Series later) {
    if (!tells() || !later.tells()) {
      return false;
    }
    double difference = later.logMean - logMean;
    double error =
        Math.sqrt(
            logDeviation * logDeviation / intervals
                + later.logDeviation * later.logDeviation / later.intervals);
    return difference >= Math.log(SLOWER) && difference >= BEYOND_NOISE * error;
  }
}
