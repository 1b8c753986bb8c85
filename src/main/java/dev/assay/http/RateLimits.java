package dev.assay.http;

import dev.assay.config.Limits;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A token bucket of each client. Shared by all event loops; safe on any thread, never waits.
 *
 * <p>Memory is bounded against one who comes from many addresses: a bucket that is full again is
 * like a new one and is forgotten when room is needed; where there are more clients than room,
 * those that come last share one bucket, and those who were there before keep theirs.
 */
public final class RateLimits {
  private static final int MOST_CLIENTS = 50_000;
  private static final long BETWEEN_SWEEPS = Duration.ofSeconds(1).toNanos();

  private final Limits limits;
  private final LongSupplier clock;
  private final int mostClients;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final AtomicLong swept;
  private final Bucket others;

  /**
   * What became of a request.
   *
   * @param remaining requests that may follow at once
   * @param waitNanos until the next one; 0 where this one may pass
   * @param resetNanos until all are there again
   */
  record Outcome(boolean admitted, long remaining, long waitNanos, long resetNanos) {}

  private RateLimits(Limits limits, LongSupplier clock, int mostClients) {
    this.limits = limits;
    this.clock = clock;
    this.mostClients = mostClients;
    this.swept = new AtomicLong(clock.getAsLong() - BETWEEN_SWEEPS);
    this.others = bucket();
  }

  /** The limits of the settings; null where they set none. */
  public static @Nullable RateLimits of(Limits limits) {
    return limits.on() ? new RateLimits(limits, System::nanoTime, MOST_CLIENTS) : null;
  }

  static RateLimits of(Limits limits, LongSupplier clock, int mostClients) {
    return new RateLimits(limits, clock, mostClients);
  }

  Limits limits() {
    return limits;
  }

  /** A request of a client. */
  Outcome charge(String client) {
    ConsumptionProbe probe = of(client).tryConsumeAndReturnRemaining(1);
    return new Outcome(
        probe.isConsumed(),
        probe.getRemainingTokens(),
        probe.getNanosToWaitForRefill(),
        probe.getNanosToWaitForReset());
  }

  private Bucket of(String client) {
    Bucket there = buckets.get(client);
    if (there != null) {
      return there;
    }
    if (buckets.size() >= mostClients) {
      sweep();
    }
    return buckets.size() >= mostClients
        ? others
        : buckets.computeIfAbsent(client, first -> bucket());
  }

  private void sweep() {
    long last = swept.get();
    long now = clock.getAsLong();
    if (now - last >= BETWEEN_SWEEPS && swept.compareAndSet(last, now)) {
      buckets.values().removeIf(bucket -> bucket.getAvailableTokens() >= limits.capacity());
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit ->
            limit.capacity(limits.capacity()).refillGreedy(limits.requests(), limits.per()))
        .withCustomTimePrecision(new Clock(clock))
        .build();
  }

  int clients() {
    return buckets.size();
  }

  private record Clock(LongSupplier nanos) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.getAsLong();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
