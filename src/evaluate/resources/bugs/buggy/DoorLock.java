package com.acme.security;

/** Decides who may open a door. */
public final class DoorLock {
  private static final int HOURS = 24;

  private final int opensAt;
  private final int closesAt;

  /**
   * A lock with its hours, the second not included.
   *
   * @throws IllegalArgumentException if the hours are not in order within 0 and 24
   */
  public DoorLock(int opensAt, int closesAt) {
    if (opensAt < 0 || closesAt > HOURS || opensAt >= closesAt) {
      throw new IllegalArgumentException("the hours must be in order within 0 and 24");
    }
    this.opensAt = opensAt;
    this.closesAt = closesAt;
  }

  /** Whether an hour is one of its hours. */
  public boolean isOpen(int hour) {
    return hour >= opensAt && hour < closesAt;
  }

  /** Whether it opens: during its hours, for staff and for invited guests. */
  public boolean opens(boolean staff, boolean invited, int hour) {
    return staff || invited && isOpen(hour);
  }

  /** How many hours a day it is open. */
  public int hours() {
    return closesAt - opensAt;
  }
}
