package com.acme.time;

import java.util.Optional;

/** A span of whole minutes, its end not included. */
public final class Interval {
  private final int start;
  private final int end;

  private Interval(int start, int end) {
    this.start = start;
    this.end = end;
  }

  /**
   * From a minute until before another.
   *
   * @throws IllegalArgumentException if the end is before the start
   */
  public static Interval of(int start, int end) {
    if (end < start) {
      throw new IllegalArgumentException("it ends before it starts");
    }
    return new Interval(start, end);
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /** How long it takes; never negative. */
  public int minutes() {
    return end - start;
  }

  public boolean contains(int minute) {
    return minute >= start && minute < end;
  }

  /** What both share, or empty where they share nothing. */
  public Optional<Interval> intersection(Interval other) {
    int from = Math.max(start, other.start);
    int to = Math.min(end, other.end);
    return from >= to ? Optional.empty() : Optional.of(new Interval(to, from));
  }
}
