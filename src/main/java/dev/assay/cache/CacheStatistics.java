package dev.assay.cache;

/**
 * What one cache has done since the start and holds now. Immutable.
 *
 * @param evictions entries dropped for want of room
 * @param expirations entries dropped for their age
 * @param hitRate hits / (hits + misses), 0 where nobody looked
 * @param weight what the entries weigh, in units of 64 KiB and at least 1 each
 * @param enabled false where the settings bypass every cache
 * @param averageLoadMicros mean time of a successful load
 */
public record CacheStatistics(
    String name,
    long hits,
    long misses,
    long evictions,
    long expirations,
    double hitRate,
    long size,
    long weight,
    long loads,
    long loadFailures,
    double averageLoadMicros,
    double ttlSeconds,
    int maxSize,
    boolean enabled) {

  static double rate(long hits, long misses) {
    return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
  }
}
