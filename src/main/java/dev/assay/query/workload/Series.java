package dev.assay.query.workload;

import dev.assay.query.collect.Loads.Reading;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Calls of contiguous slots of time. Not changed once made; safe on any thread.
 *
 * <p>A slot of which less than half was collected, or in which a reading ended that is much longer
 * than the slot, is unknown and not empty: it is no time at which a load could have been seen to
 * come. Calls count where their reading ended, and so does its time; what was collected for a part
 * of a slot is scaled to the whole.
 */
final class Series {
  private static final double LEAST_COVERED = 0.5;
  private static final double LONGEST_READING = 1.5;

  private final Duration slot;
  private final long first;

  /** NaN where unknown. */
  private final double[] calls;

  private Series(Duration slot, long first, double[] calls) {
    this.slot = slot;
    this.first = first;
    this.calls = calls;
  }

  static Series of(Duration slot, List<Reading> readings, Map<Long, Long> calls) {
    if (readings.isEmpty()) {
      return new Series(slot, 0, new double[0]);
    }
    long length = slot.toMillis();
    long first = slotOf(readings.getFirst(), length);
    int slots = Math.toIntExact(slotOf(readings.getLast(), length) - first + 1);
    double[] covered = new double[slots];
    for (Reading reading : readings) {
      double share = Duration.between(reading.from(), reading.to()).toMillis() / (double) length;
      // Such a reading says nothing of any slot that it touches; its calls are all in the last.
      boolean coarse = share > LONGEST_READING;
      int last = (int) (slotOf(reading, length) - first);
      long begun = Math.floorDiv(reading.from().toEpochMilli(), length) - first;
      for (int i = (int) Math.max(0, coarse ? begun : last); i <= last; i++) {
        covered[i] += coarse ? Double.NaN : share;
      }
    }
    double[] values = new double[slots];
    for (int i = 0; i < slots; i++) {
      values[i] =
          covered[i] >= LEAST_COVERED
              ? calls.getOrDefault(first + i, 0L) / covered[i]
              : Double.NaN;
    }
    return new Series(slot, first, values);
  }

  private static long slotOf(Reading reading, long length) {
    return Math.floorDiv(reading.to().toEpochMilli() - 1, length);
  }

  /** The same slots, as unknown as these, with other calls. */
  Series with(Map<Long, Long> others) {
    double[] values = new double[calls.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = known(i) ? others.getOrDefault(first + i, 0L) : Double.NaN;
    }
    return new Series(slot, first, values);
  }

  Duration slot() {
    return slot;
  }

  /** The number of the first slot since 1970. */
  long first() {
    return first;
  }

  int length() {
    return calls.length;
  }

  /** The calls of a slot, from 0 on; NaN where unknown. */
  double at(int slot) {
    return calls[slot];
  }

  /** How many are known. */
  long known() {
    return Arrays.stream(calls).filter(value -> !Double.isNaN(value)).count();
  }

  boolean known(int slot) {
    return slot >= 0 && slot < calls.length && !Double.isNaN(calls[slot]);
  }

  /** The median of those from {@code from} until before {@code to} that are known; else NaN. */
  double median(int from, int to, int least) {
    double[] values =
        Arrays.stream(calls, Math.max(0, from), Math.max(0, Math.min(calls.length, to)))
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return values.length < least ? Double.NaN : median(values);
  }

  static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length == 0
        ? Double.NaN
        : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
