package dev.assay.query.collect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one query did between two readings of the statistics. Immutable.
 *
 * <p>Times in milliseconds, blocks of 8 kB. The sum of squares is that of the times of the single
 * calls, so that intervals can be added up and their standard deviation stays exact.
 *
 * @param minMs of a single call; null where the server does not tell it for the interval
 */
public record Interval(
    String fingerprint,
    Instant from,
    Instant to,
    long calls,
    double totalMs,
    double sumOfSquares,
    @Nullable Double minMs,
    @Nullable Double maxMs,
    long rows,
    Blocks blocks) {

  /** What was read and written; {@code walBytes} in bytes. */
  public record Blocks(
      long sharedHit, long sharedRead, long tempRead, long tempWritten, long walBytes) {}

  /** Milliseconds of a call; calls are never 0. */
  public double meanMs() {
    return totalMs / calls;
  }
}
