package dev.assay.query.workload;

import java.time.DayOfWeek;
import java.util.Locale;

/** After which load may recur; its times are UTC, of whatever zone people are. Immutable. */
enum Period {
  HOUR,
  DAY,
  WEEK;

  private static final int HOURS = 24;
  private static final int MINUTES = 5;

  /** A window's time in words. */
  String when(int from, int length) {
    return switch (this) {
      case HOUR -> {
        int end = (from + length) * MINUTES;
        yield "minutes %02d-%02d of each hour".formatted(from * MINUTES, end > 60 ? end - 60 : end);
      }
      case DAY -> time(from, length) + " UTC";
      case WEEK -> onADay(from, length);
    };
  }

  private static String time(int from, int length) {
    int end = from + length > HOURS ? from + length - HOURS : from + length;
    return length == 1 ? "%02d:00".formatted(from) : "%02d:00-%02d:00".formatted(from, end);
  }

  private static String onADay(int from, int length) {
    int hour = from % HOURS;
    int days = (hour + length - 1) / HOURS;
    if (days == 0) {
      return "%s %s UTC".formatted(day(from / HOURS), time(hour, length));
    }
    return "%s %02d:00 to %s %02d:00 UTC"
        .formatted(
            day(from / HOURS),
            hour,
            day((from / HOURS + days) % 7),
            (hour + length - 1) % HOURS + 1);
  }

  private static String day(int number) {
    String name = DayOfWeek.MONDAY.plus(number).name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
