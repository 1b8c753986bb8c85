package dev.assay.cache;

import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what one cache does. Looks are counted where they are made, since loading after a look
 * would count the same miss twice. Safe on any thread.
 */
final class CacheCounters {
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder evicted = new LongAdder();
  private final LongAdder expired = new LongAdder();
  private final LongAdder loads = new LongAdder();
  private final LongAdder loadFailures = new LongAdder();
  private final LongAdder loadNanos = new LongAdder();

  /** How many entries a cache holds, and what they weigh. */
  record Holding(long size, long weight) {}

  void looked(boolean found) {
    if (found) {
      hits.increment();
    } else {
      misses.increment();
    }
  }

  CacheStatistics statistics(String name, Holding holding, NamedCache.Terms terms) {
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
        holding.size(),
        holding.weight(),
        loaded,
        loadFailures.sum(),
        loaded == 0 ? 0 : loadNanos.sum() / 1_000.0 / loaded,
        terms.policy().ttl().toMillis() / 1_000.0,
        terms.policy().maxSize(),
        terms.enabled());
  }

  void loaded(long nanos) {
    loads.increment();
    loadNanos.add(nanos);
  }

  void failed() {
    loadFailures.increment();
  }

  void dropped(RemovalCause cause) {
    (cause == RemovalCause.EXPIRED ? expired : evicted).increment();
  }
}
