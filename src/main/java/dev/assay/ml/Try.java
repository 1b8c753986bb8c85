package dev.assay.ml;

import java.time.Duration;

/**
 * What one try has: the id of the request that it serves, and its time. Immutable.
 *
 * @param until the reading of {@link Time#nanos()} that ends it
 * @param allowed nanoseconds from its begin to its end
 * @param late whether the asker's deadline comes before the end that the settings give
 * @param brief whether that leaves so little that its end says nothing of the service
 */
record Try(String requestId, long until, long allowed, boolean late, boolean brief) {
  // With less than this share of the usual time, a service that is well may not answer either.
  private static final int SHARE = 10;

  /** A try that begins now and ends with {@code timeout} or the deadline, whichever is first. */
  static Try of(String requestId, long now, long deadline, Duration timeout) {
    long remaining = Math.max(0, deadline - now);
    long usual = timeout.toNanos();
    long allowed = Math.min(remaining, usual);
    return new Try(requestId, now + allowed, allowed, remaining < usual, remaining < usual / SHARE);
  }

  Reason.TimedOut timedOut() {
    return new Reason.TimedOut(Duration.ofNanos(allowed), late, brief);
  }
}
