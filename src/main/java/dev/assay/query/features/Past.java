package dev.assay.query.features;

import dev.assay.query.collect.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query's intervals alone say of the next one. Immutable.
 *
 * @param medianMs of the intervals' means: one odd interval does not move it
 * @param range where nine of ten of them were; null where there are too few to tell
 */
public record Past(int intervals, double medianMs, @Nullable Range range) {
  /** Fewer than these have no tails to speak of. */
  public static final int LEAST_FOR_RANGE = 20;

  /** The share of what was seen that lies within a range. */
  public static final double COVERAGE = 0.9;

  /** From the 5th to the 95th of a hundred. */
  public record Range(double low, double high) {
    /** The range of sorted values; null where they are too few. */
    public static @Nullable Range of(List<Double> sorted) {
      if (sorted.size() < LEAST_FOR_RANGE) {
        return null;
      }
      double tail = (1 - COVERAGE) / 2;
      return new Range(quantile(sorted, tail), quantile(sorted, 1 - tail));
    }

    private static double quantile(List<Double> sorted, double share) {
      double place = share * (sorted.size() - 1);
      int below = (int) place;
      int above = Math.min(below + 1, sorted.size() - 1);
      return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
  }

  /** Null where there is none. */
  static @Nullable Past of(List<Interval> intervals) {
    if (intervals.isEmpty()) {
      return null;
    }
    List<Double> means = intervals.stream().map(Interval::meanMs).sorted().toList();
    return new Past(intervals.size(), new History(intervals).medianMs(), Range.of(means));
  }
}
