package dev.assay.cache;

import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import dev.assay.config.Settings.CachePolicy;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what one cache does. Looks are counted where they are made, since loading after a look
 * would count the same miss twice. Safe on any thread.
 */
final class CacheCounters implements StatsCounter {
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder evicted = new LongAdder();
  private final LongAdder expired = new LongAdder();
  private final LongAdder loads = new LongAdder();
  private final LongAdder loadFailures = new LongAdder();
  private final LongAdder loadNanos = new LongAdder();

  void looked(boolean found) {
    if (found) {
      hits.increment();
    } else {
      misses.increment();
    }
  }

  CacheStatistics statistics(String name, long size, long weight, CachePolicy policy) {
    long hit = hits.sum();
    long missed = misses.sum();
    long loaded = loads.sum();
    return new CacheStatistics(
        name,
        hit,
        missed,
        evicted.sum(),
        expired.sum(),
        CacheStatistics.rate(hit, missed),
        size,
        weight,
        loaded,
        loadFailures.sum(),
        loaded == 0 ? 0 : loadNanos.sum() / 1_000.0 / loaded,
        policy.ttl().toSeconds(),
        policy.maxSize());
  }

  @Override
  public void recordHits(int count) {
    // Counted by looked().
  }

  @Override
  public void recordMisses(int count) {
    // Counted by looked().
  }

  @Override
  public void recordLoadSuccess(long nanos) {
    loads.increment();
    loadNanos.add(nanos);
  }

  @Override
  public void recordLoadFailure(long nanos) {
    loadFailures.increment();
  }

  @Override
  public void recordEviction(int weight, RemovalCause cause) {
    (cause == RemovalCause.EXPIRED ? expired : evicted).increment();
  }

  @Override
  public CacheStats snapshot() {
    return CacheStats.of(
        hits.sum(),
        misses.sum(),
        loads.sum(),
        loadFailures.sum(),
        loadNanos.sum(),
        evicted.sum(),
        0);
  }
}
