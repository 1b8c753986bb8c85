package dev.assay.query.workload;

/**
 * A series cut into periods, such as days of hours, each a row of as many slots. Immutable.
 *
 * @param slots of a period
 * @param offset how many slots of the first period lie before the series
 */
record Periods(int slots, int offset, int rows) {
  /** The days of 1970 begin on a Thursday, a week's with Monday. */
  private static final int THURSDAY = 3 * 24;

  static Periods hours(Series fiveMinutes) {
    return cut(fiveMinutes, 12, 0);
  }

  static Periods days(Series hours) {
    return cut(hours, 24, 0);
  }

  static Periods weeks(Series hours) {
    return cut(hours, 7 * 24, THURSDAY);
  }

  private static Periods cut(Series series, int slots, int shift) {
    int offset = (int) Math.floorMod(series.first() + shift, (long) slots);
    int length = series.length();
    return new Periods(slots, offset, length == 0 ? 0 : Math.ceilDiv(offset + length, slots));
  }

  /** Where a slot of a period is in the series; past its last it is of the next one. */
  int index(int row, int slot) {
    return row * slots + slot - offset;
  }
}
