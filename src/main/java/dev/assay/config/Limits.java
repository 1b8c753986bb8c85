package dev.assay.config;

import java.time.Duration;
import java.util.List;

/**
 * How many requests a client may make. Immutable.
 *
 * @param requests within {@code per}; 0 sets no limit
 * @param burst how many of them at once; 0 stands for all
 * @param keys clients that are told apart by their key and not by their address
 * @param forwarded whether a proxy of ours names the client's address
 */
public record Limits(int requests, Duration per, int burst, List<String> keys, boolean forwarded) {
  public Limits {
    Checks.atLeast("limits.requests", requests, 0);
    Checks.positive("limits.per", per);
    Checks.atLeast("limits.burst", burst, 0);
    if (requests > 0 && per.toNanos() / requests < 1) {
      throw new IllegalArgumentException(
          "limits.requests must be at most one in a nanosecond of limits.per, was " + requests);
    }
    keys = List.copyOf(keys);
  }

  /** Whether there is a limit. */
  public boolean on() {
    return requests > 0;
  }

  /** The most requests at once. */
  public int capacity() {
    return burst > 0 ? burst : requests;
  }
}
