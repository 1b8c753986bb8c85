package dev.assay.query.anomaly;

import dev.assay.query.collect.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds up intervals until there are enough calls for their mean to tell something; what was added
 * up too long ago is let go. For one thread at a time.
 */
final class Gathering {
  /** Calls that make a sample. */
  static final long ENOUGH = 5;

  private static final Duration LONGEST = Duration.ofHours(3);

  private @Nullable Instant from;
  private long calls;
  private double totalMs;
  private double squares;
  private long hit;
  private long read;

  /** The sample that is complete with this interval; null where it is not yet. */
  @Nullable Sample add(Interval interval) {
    Instant began = from;
    if (began == null || began.isBefore(interval.to().minus(LONGEST))) {
      clear();
      began = interval.from();
    }
    add(began, interval);
    if (calls < ENOUGH) {
      return null;
    }
    Sample sample = sum(interval);
    clear();
    return sample;
  }

  private void add(Instant began, Interval interval) {
    from = began;
    calls += interval.calls();
    totalMs += interval.totalMs();
    squares += interval.sumOfSquares();
    hit += interval.blocks().sharedHit();
    read += interval.blocks().sharedRead();
  }

  /** What one interval is by itself. */
  static Sample alone(Interval interval) {
    Gathering gathering = new Gathering();
    gathering.add(interval.from(), interval);
    return gathering.sum(interval);
  }

  private Sample sum(Interval last) {
    return new Sample(Objects.requireNonNull(from), last.to(), calls, totalMs, error(), hit, read);
  }

  private double error() {
    double mean = totalMs / calls;
    double variance = Math.max(0, squares / calls - mean * mean);
    return mean > 0 ? Math.sqrt(variance / calls) / mean : 0;
  }

  private void clear() {
    from = null;
    calls = 0;
    totalMs = 0;
    squares = 0;
    hit = 0;
    read = 0;
  }
}
