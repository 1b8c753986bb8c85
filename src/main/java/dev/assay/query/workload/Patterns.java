package dev.assay.query.workload;

import dev.assay.query.workload.Found.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the peaks of a database's calls: of each hour, by five minutes, as far as the minutes
 * are kept; of each day and each week, by hours. Pure, safe on any thread.
 *
 * @param lacks what cannot be seen yet and why; null where nothing
 */
record Patterns(List<Found> found, @Nullable String lacks) {
  static final Duration FINE = Duration.ofMinutes(5);
  static final Duration COARSE = Duration.ofHours(1);
  static final int LEAST_DAYS = 3;
  static final int LEAST_WEEKS = 3;
  private static final int LEAST_HOURS = 6;

  Patterns {
    found = List.copyOf(found);
  }

  static Patterns of(Series hours, Series minutes) {
    List<Found> found = new ArrayList<>();
    List<String> lacks = new ArrayList<>();
    Periods ofHours = Periods.hours(minutes);
    Periods ofDays = Periods.days(hours);
    Periods ofWeeks = Periods.weeks(hours);
    var hourly =
        new Recurrence(minutes, ofHours, Risen.inItsPeriod(minutes, ofHours), LEAST_HOURS);
    var daily = new Recurrence(hours, ofDays, Risen.inItsPeriod(hours, ofDays), LEAST_DAYS);
    var weekly = new Recurrence(hours, ofWeeks, Risen.onItsDay(hours), LEAST_WEEKS);
    hourly.windows().forEach(window -> found.add(peak(Kind.HOURLY, window, minutes)));
    daily.windows().forEach(window -> found.add(peak(Kind.DAILY, window, hours)));
    weekly.windows().forEach(window -> found.add(peak(Kind.WEEKLY, window, hours)));
    if (hourly.opportunities() < LEAST_HOURS) {
      lacks.add(
          "hourly ones need %d of the last 24 hours in readings of at most 5 minutes, there are %d"
              .formatted(LEAST_HOURS, hourly.opportunities()));
    }
    if (daily.opportunities() < LEAST_DAYS) {
      lacks.add(
          "daily ones and batches need %d days, there are %d"
              .formatted(LEAST_DAYS, daily.opportunities()));
    }
    if (weekly.opportunities() < LEAST_WEEKS) {
      lacks.add(
          "weekly ones need %d weeks, there are %d"
              .formatted(LEAST_WEEKS, weekly.opportunities()));
    }
    return new Patterns(found, lacks.isEmpty() ? null : String.join("; ", lacks));
  }

  private static Found peak(Kind kind, Window window, Series series) {
    Period period =
        switch (kind) {
          case HOURLY -> Period.HOUR;
          case DAILY -> Period.DAY;
          case WEEKLY, BATCH -> Period.WEEK;
        };
    return new Found(kind, period, window, series, List.of());
  }
}
