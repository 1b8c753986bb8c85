package com.acme.energy;

/** Two readings of a meter that never counts backwards. */
public final class MeterReading {
  private final int before;
  private final int after;

  /**
   * A pair of readings.
   *
   * @throws IllegalArgumentException if one is negative, or the later one is the smaller one
   */
  public MeterReading(int before, int after) {
    if (before < 0) {
      throw new IllegalArgumentException("a reading is not negative: " + before);
    }
    if (after < before) {
      throw new IllegalArgumentException("a meter does not count backwards");
    }
    this.before = before;
    this.after = after;
  }

  /** What was used between the readings. */
  public int used() {
    return after - before;
  }

  /** The reading half way between the two, rounded down. */
  public int mean() {
    return before + (after - before) / 2;
  }

  /** Whether nothing was used. */
  public boolean idle() {
    return after == before;
  }

  /** What was used on each of some days, rounded down. */
  public int perDay(int days) {
    if (days <= 0) {
      throw new IllegalArgumentException("days must be positive: " + days);
    }
    return used() / days;
  }
}
