package dev.assay.query.collect;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next reading: the interval, a twentieth more or less, so that not all
 * databases are read at once; while a database is down first less and then ever more. Used by one
 * cycle at a time.
 */
final class Pace {
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LATEST = Duration.ofMinutes(2);
  private static final double JITTER = 0.05;
  private static final int MOST_DOUBLINGS = 16;

  private final Duration interval;
  private final RandomGenerator random;

  Pace(Duration interval, RandomGenerator random) {
    this.interval = interval;
    this.random = random;
  }

  /** {@code failures} in a row, 0 where the last reading went well. */
  Duration next(int failures) {
    Duration wait = failures == 0 ? interval : backoff(failures);
    double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
    return Duration.ofMillis(Math.max(1, Math.round(wait.toMillis() * factor)));
  }

  private Duration backoff(int failures) {
    Duration first = shorter(interval, SOON);
    Duration longest = interval.compareTo(LATEST) > 0 ? interval : LATEST;
    return shorter(first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS)), longest);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
