package dev.assay.evaluate.anomaly;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The time that is simulated: some weeks of intervals of an hour, which is what is kept of a past
 * that long, and then intervals of a minute from Monday midnight on. Immutable.
 *
 * @param weeks of hours
 */
record Calendar(int weeks) {
  /** A Monday. */
  static final Instant BEGINNING = Instant.parse("2026-01-05T00:00:00Z");

  /** The first hour of the weekly peak, which is one hour long. */
  static final int PEAK_HOUR = 9;

  private static final int HOURS_OF_WEEK = 168;
  private static final int MINUTES_OF_HOUR = 60;
  private static final int OPENING = 8;
  private static final int CLOSING = 18;

  /** The number of the first interval of a minute. */
  int hours() {
    return weeks * HOURS_OF_WEEK;
  }

  /** When the interval begins; they are numbered from 0. */
  Instant from(int interval) {
    int minutes = Math.max(0, interval - hours());
    return BEGINNING
        .plus(Duration.ofHours(Math.min(interval, hours())))
        .plus(Duration.ofMinutes(minutes));
  }

  Instant to(int interval) {
    return from(interval + 1);
  }

  /** Whether it lies in the hour that is busy each Monday. */
  boolean peak(int interval) {
    OffsetDateTime time = from(interval).atOffset(ZoneOffset.UTC);
    return time.getDayOfWeek() == DayOfWeek.MONDAY && time.getHour() == PEAK_HOUR;
  }

  /** Whether people are at work. */
  boolean office(int interval) {
    OffsetDateTime time = from(interval).atOffset(ZoneOffset.UTC);
    return time.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()
        && time.getHour() >= OPENING
        && time.getHour() < CLOSING;
  }

  /** The first interval of the peak that is told in minutes. */
  int finePeak() {
    return hours() + PEAK_HOUR * MINUTES_OF_HOUR;
  }

  /** The first interval after it. */
  int finePeakEnd() {
    return finePeak() + MINUTES_OF_HOUR;
  }
}
