package dev.assay.query.anomaly;

import java.time.Duration;
import java.time.Instant;

/**
 * What a query did in one interval, or in some that were added up because each had too few calls.
 * Immutable.
 *
 * @param error standard error of ln of the mean time, by the delta method: the calls' coefficient
 *     of variation over the root of their number
 */
record Sample(
    Instant from, Instant to, long calls, double totalMs, double error, long hit, long read) {
  // Of the mean: rounding could leave nothing.
  private static final double LEAST_LEFT = 1e-3;
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();

  double meanMs() {
    return totalMs / calls;
  }

  long blocks() {
    return hit + read;
  }

  double lengthMs() {
    return Math.max(1, Duration.between(from, to).toMillis());
  }

  Duration length() {
    return Duration.between(from, to);
  }

  /** Hours since 1970; what ends on the hour belongs to the one before. */
  long hour() {
    return hour(to);
  }

  static long hour(Instant to) {
    return Math.floorDiv(to.toEpochMilli() - 1, HOUR_MS);
  }

  /**
   * How much of ln of the mean time a single call may have made. If one call made all of the
   * variance, the others took the mean less its standard error: the greatest deviation that a
   * variance allows (Samuelson, "How Deviant Can You Be?", JASA 1968). For many calls that are
   * alike it is about the standard error itself.
   */
  double doubt() {
    double share = calls < 2 ? 0 : error * Math.sqrt((double) calls / (calls - 1));
    return -Math.log(Math.max(LEAST_LEFT, 1 - share));
  }
}
