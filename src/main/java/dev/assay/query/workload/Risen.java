package dev.assay.query.workload;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds the slots whose load stands out. Pure, safe on any thread.
 *
 * <p>It does where it is half as much again as what is usual, more above it than counting alone
 * scatters (three times the root of it, as of Poisson's distribution), and more than a few calls.
 */
final class Risen {
  private static final double FACTOR = 1.5;
  private static final double SCATTER = 3;
  private static final double FEW = 10;
  private static final int DAY = (int) Duration.ofDays(1).toHours();
  private static final int WEEK = 7 * DAY;
  private static final int LEAST_DAYS = 3;

  private Risen() {}

  private static boolean above(double value, double usual) {
    return value >= FACTOR * usual
        && value - usual >= SCATTER * Math.sqrt(usual)
        && value - usual >= FEW;
  }

  /** Against the median of the period that it is in, half of which must be known. */
  static BitSet inItsPeriod(Series series, Periods periods) {
    BitSet risen = new BitSet();
    int slots = periods.slots();
    for (int row = 0; row < periods.rows(); row++) {
      int begin = periods.index(row, 0);
      double usual = series.median(begin, begin + slots, slots / 2);
      for (int i = Math.max(0, begin); i < begin + slots; i++) {
        if (series.known(i) && above(series.at(i), usual)) {
          risen.set(i);
        }
      }
    }
    return risen;
  }

  /**
   * Of hours: against the same hour of the six days before and the six after, so that what is so on
   * most days is not taken for a day's own, and against the median of the week around it.
   */
  static BitSet onItsDay(Series series) {
    BitSet risen = new BitSet();
    for (int i = 0; i < series.length(); i++) {
      double value = series.at(i);
      if (series.known(i)
          && above(value, otherDays(series, i))
          && above(value, series.median(i - WEEK / 2, i + WEEK / 2, LEAST_DAYS * DAY))) {
        risen.set(i);
      }
    }
    return risen;
  }

  private static double otherDays(Series series, int hour) {
    double[] others = new double[2 * 6];
    int count = 0;
    for (int day = -6; day <= 6; day++) {
      int other = hour + day * DAY;
      if (day != 0 && series.known(other)) {
        others[count++] = series.at(other);
      }
    }
    double[] sorted = Arrays.stream(others, 0, count).sorted().toArray();
    return count < LEAST_DAYS ? Double.NaN : Series.median(sorted);
  }

  /** Where there were any calls at all. */
  static BitSet atAll(Series series) {
    BitSet risen = new BitSet();
    for (int i = 0; i < series.length(); i++) {
      if (series.known(i) && series.at(i) > 0) {
        risen.set(i);
      }
    }
    return risen;
  }
}
