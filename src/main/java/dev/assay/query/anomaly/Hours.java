package dev.assay.query.anomaly;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/**
 * A value for each hour of the last four weeks, in 1.4 kB: thousandths, which is nothing on a scale
 * of logarithms. For one thread at a time.
 */
final class Hours {
  static final int DAY = 24;
  static final int WEEK = 7 * DAY;
  private static final int WEEKS = 4;
  // A day more, so that the same hour four weeks ago is still there.
  private static final int KEPT = WEEKS * WEEK + DAY;

  private final short[] slots = new short[KEPT];
  private long last = Long.MIN_VALUE;
  private int count;

  Hours() {
    Arrays.fill(slots, Thousandths.NONE);
  }

  void put(long hour, double value) {
    if (last == Long.MIN_VALUE) {
      last = hour;
    }
    for (long gone = Math.max(last + 1, hour - KEPT + 1); gone <= hour; gone++) {
      set(gone, Thousandths.NONE);
    }
    last = Math.max(last, hour);
    if (hour > last - KEPT) {
      set(hour, Thousandths.of(value));
    }
  }

  private void set(long hour, short slot) {
    int at = Math.floorMod(hour, KEPT);
    count += (slot == Thousandths.NONE ? 0 : 1) - (slots[at] == Thousandths.NONE ? 0 : 1);
    slots[at] = slot;
  }

  /** Not a number where there is none. */
  double at(long hour) {
    boolean kept = hour <= last && hour > last - KEPT;
    return kept ? Thousandths.value(slots[Math.floorMod(hour, KEPT)]) : Double.NaN;
  }

  int count() {
    return count;
  }

  /** The values of the same hour of other weeks. */
  double[] sameOfWeek(long hour) {
    return every(hour, WEEK, WEEKS);
  }

  /** The values of the same hour of other days. */
  double[] sameOfDay(long hour) {
    return every(hour, DAY, WEEKS * WEEK / DAY);
  }

  private double[] every(long hour, int step, int most) {
    double[] found = new double[2 * most];
    int n = 0;
    for (int i = -most; i <= most; i++) {
      double value = i == 0 ? Double.NaN : at(hour + (long) i * step);
      if (!Double.isNaN(value)) {
        found[n++] = value;
      }
    }
    return Arrays.copyOf(found, n);
  }

  /** What {@code of} makes of each hour there is a value for. */
  double[] each(LongToDoubleFunction of) {
    double[] all = new double[count];
    int n = 0;
    for (long hour = last - KEPT + 1; n < count && hour <= last; hour++) {
      if (!Double.isNaN(at(hour))) {
        all[n++] = of.applyAsDouble(hour);
      }
    }
    return all;
  }

  void shift(double by) {
    for (int i = 0; i < KEPT; i++) {
      slots[i] = Thousandths.shifted(slots[i], by);
    }
  }
}
