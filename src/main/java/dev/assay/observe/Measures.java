package dev.assay.observe;

import static dev.assay.observe.Watch.Measure.counter;
import static dev.assay.observe.Watch.Measure.gauge;

import dev.assay.cache.CacheStatistics;
import dev.assay.observe.Watch.Measure;
import dev.assay.store.Stores.PoolStatistics;
import java.util.List;

/** What is measured of caches and of connection pools, under which names. Immutable. */
final class Measures {
  static final List<Measure<CacheStatistics>> OF_CACHES =
      List.of(
          counter("assay.cache.hits", "Looks that found an entry", CacheStatistics::hits),
          counter("assay.cache.misses", "Looks that found none", CacheStatistics::misses),
          counter("assay.cache.evictions", "Dropped for want of room", CacheStatistics::evictions),
          counter("assay.cache.expirations", "Dropped for age", CacheStatistics::expirations),
          counter("assay.cache.loads", "Loads that succeeded", CacheStatistics::loads),
          counter("assay.cache.load.failures", "Loads that failed", CacheStatistics::loadFailures),
          gauge("assay.cache.hit.ratio", "Hits over looks since start", CacheStatistics::hitRate),
          gauge("assay.cache.size", "Entries held now", CacheStatistics::size),
          gauge("assay.cache.weight", "What the entries weigh", CacheStatistics::weight),
          gauge("assay.cache.max.size", "The most it may weigh", CacheStatistics::maxSize),
          gauge("assay.cache.ttl.seconds", "Time to live", CacheStatistics::ttlSeconds));

  static final List<Measure<PoolStatistics>> OF_POOLS =
      List.of(
          gauge("assay.pool.size", "Connections open now", PoolStatistics::size),
          gauge("assay.pool.max.size", "The most that may be open", PoolStatistics::maxSize),
          gauge("assay.pool.in.use", "Connections handed out now", PoolStatistics::inUse),
          gauge("assay.pool.waiting", "Askers waiting for one", PoolStatistics::waiting),
          counter("assay.pool.acquisitions", "Handed out", PoolStatistics::acquisitions),
          counter("assay.pool.releases", "Given back", PoolStatistics::releases),
          counter("assay.pool.timeouts", "Waits given up", PoolStatistics::timeouts));

  private Measures() {}
}
