package dev.assay.query.anomaly;

import java.time.Duration;
import java.util.Arrays;

/**
 * Tells whether a query has become slower bit by bit. Pure, safe on any thread.
 *
 * <p>Three things have to hold. The median of the last twelve samples is far enough above what is
 * usual (long windows by their medians, so that a few slow samples are no drift). It did not jump:
 * what came before the tested window was on the way already. And it is a trend: Mann and Kendall's
 * test (Mann 1945, Kendall 1975) of the medians of short blocks says so at one in a hundred; or all
 * of the twelve are so slow that, had it jumped, it were a spike: a trend that has ended. Blocks,
 * since neighbours in time are alike and the test counts them as if they were not. Samples shorter
 * than half an hour are looked at as whole hours: twelve minutes in a row tell of an hour and not of a
 * drift.
 */
final class Drift {
  /** Samples that are looked at together. */
  static final int WINDOW = 12;

  /** Samples that are looked through for a trend. */
  static final int TREND = 120;

  /** The least change, ln of a ratio. */
  static final double EFFECT = Math.log(1.3);

  private static final double SPREADS = 2;
  private static final double MEDIANS = 4.5;
  private static final Duration CLOSE = Duration.ofMinutes(30);
  private static final double ON_THE_WAY = 0.35;
  private static final int BLOCKS = 20;
  private static final int FEWEST_BLOCKS = 8;
  private static final double ONE_IN_A_HUNDRED = 2.326;

  private Drift() {}

  /** Whether what was before a window was on the way to it already. */
  static boolean gradual(double before, double window) {
    return before > ON_THE_WAY * window;
  }

  /** How far the median of the last samples has to be from what is usual. */
  static double least(Past past, long hour) {
    return Math.max(
        EFFECT,
        Math.max(SPREADS * past.spread(), MEDIANS * past.sigmaOfMedian(hour, WINDOW)));
  }

  /** Whether hours have to be looked at, since these samples are too close to tell of a drift. */
  static boolean close(Sample sample) {
    return sample.length().compareTo(CLOSE) < 0;
  }

  /** Whether there is a trend upwards. */
  static boolean rising(double[] series) {
    double[] blocks = blocks(series);
    return blocks.length >= FEWEST_BLOCKS && trend(blocks) >= ONE_IN_A_HUNDRED;
  }

  private static double[] blocks(double[] series) {
    int length = Math.max(1, Math.ceilDiv(series.length, BLOCKS));
    double[] blocks = new double[series.length / length];
    // Counted from the newest on, so that what is left over is of the oldest.
    int skipped = series.length - blocks.length * length;
    for (int i = 0; i < blocks.length; i++) {
      int from = skipped + i * length;
      blocks[i] = Robust.median(Arrays.copyOfRange(series, from, from + length));
    }
    return blocks;
  }

  // Mann and Kendall's statistic over its standard deviation, with the correction for continuity.
  private static double trend(double[] blocks) {
    int n = blocks.length;
    int s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        s += (int) Math.signum(blocks[j] - blocks[i]);
      }
    }
    double variance = n * (n - 1.0) * (2.0 * n + 5) / 18;
    return s <= 0 ? 0 : (s - 1) / Math.sqrt(variance);
  }
}
