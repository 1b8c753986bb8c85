package dev.assay.query.workload;

import dev.assay.query.Insight.Recurring;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A window in which load was found to recur. Immutable.
 *
 * @param period of which it is a window
 * @param fingerprints of a batch; empty where it is yet to be asked who brings the load
 */
record Found(
    Kind kind, Period period, Window window, Series series, List<String> fingerprints) {
  private static final double HOUR_MS = Duration.ofHours(1).toMillis();

  Found {
    fingerprints = List.copyOf(fingerprints);
  }

  /** What recurs, in the order in which it is told. */
  enum Kind {
    HOURLY,
    DAILY,
    WEEKLY,
    BATCH;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Recurring recurring(List<String> bringing) {
    double perHour = HOUR_MS / series.slot().toMillis();
    return new Recurring(
        kind.wire(),
        when(),
        window.level() * perHour,
        window.usual() * perHour,
        window.consistency(),
        window.recurrence(),
        window.confidence(),
        bringing);
  }

  private String when() {
    String words = period.when(window.from(), window.length());
    return kind == Kind.BATCH && period == Period.DAY ? "daily " + words : words;
  }
}
