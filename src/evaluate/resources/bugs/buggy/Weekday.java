package com.acme.time;

/** Days of the week, counted from 0 for Monday. */
public final class Weekday {
  private static final String[] NAMES = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
  };

  private final int index;

  /**
   * A day.
   *
   * @throws IllegalArgumentException if index is not within 0 and 6
   */
  public Weekday(int index) {
    if (index < 0 || index >= NAMES.length) {
      throw new IllegalArgumentException("there are days 0 to 6: " + index);
    }
    this.index = index;
  }

  public String name() {
    return NAMES[index];
  }

  /** The name of the day so many days later; earlier for negative numbers. */
  public String nameAfter(int days) {
    return NAMES[(index + days % NAMES.length) % NAMES.length];
  }

  public boolean isWeekend() {
    return index >= 5;
  }

  /** How many days it is until another day; 0 to 6. */
  public int until(Weekday other) {
    return Math.floorMod(other.index - index, NAMES.length);
  }
}
