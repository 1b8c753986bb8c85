package dev.assay.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.assay.config.Settings.CachePolicy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One cache with a time to live, a bound and statistics. Safe on any thread: a hit is answered on
 * the calling thread, and equal misses at the same time are one load.
 *
 * <p>The bound is a weight: an entry weighs 1 and one more for each full 64 KiB it holds, so that
 * {@code maxSize} ordinary entries fit and memory stays bounded when entries are large.
 */
public final class NamedCache<K, V> {
  private static final int WEIGHT_UNIT = 64 * 1024;

  private final String name;
  private final Vertx vertx;
  private final Ticker clock;
  private final boolean enabled;
  private final CacheCounters counters = new CacheCounters();
  private final AsyncCache<K, Entry<V>> entries;
  private volatile CachePolicy policy;

  /** A cached value and when it was stored, as a reading of the cache's clock in nanoseconds. */
  public record Entry<V>(V value, long storedAt) {}

  NamedCache(
      Caches.Declaration<V> declaration, Vertx vertx, Ticker clock, @Nullable CachePolicy policy) {
    this.name = declaration.name();
    this.vertx = vertx;
    this.clock = clock;
    this.enabled = policy != null;
    this.policy = policy == null ? new CachePolicy(Duration.ofSeconds(1), 1) : policy;
    ToIntFunction<V> bytes = declaration.bytes();
    this.entries =
        Caffeine.newBuilder()
            .expireAfterWrite(this.policy.ttl())
            .maximumWeight(this.policy.maxSize())
            .weigher((K key, Entry<V> entry) -> 1 + bytes.applyAsInt(entry.value()) / WEIGHT_UNIT)
            .ticker(clock)
            .recordStats(() -> counters)
            .executor(Runnable::run)
            .buildAsync();
  }

  /** The name it is known by in the settings, in metrics and over HTTP. */
  public String name() {
    return name;
  }

  /** The value if it is there now, else null; never loads and never waits. */
  public @Nullable V find(K key) {
    Entry<V> entry = entry(key);
    return entry == null ? null : entry.value();
  }

  /** As {@link #find}, with the moment it was stored. */
  public @Nullable Entry<V> entry(K key) {
    if (!enabled) {
      return null;
    }
    CompletableFuture<Entry<V>> loading = entries.getIfPresent(key);
    Entry<V> entry = loading == null || !loading.isDone() ? null : present(loading);
    counters.looked(entry != null);
    return entry;
  }

  /**
   * The value, loaded where it is not there. To be called after {@link #find} gave nothing: it does
   * not count as another look. A failed load is not kept. Completes on the caller's context.
   */
  public Future<V> load(K key, Supplier<Future<V>> loader) {
    if (!enabled) {
      return loader.get();
    }
    dropFailure(key);
    CompletableFuture<Entry<V>> loading =
        entries.get(
            key,
            (missing, executor) ->
                loader
                    .get()
                    .map(value -> new Entry<>(value, clock.read()))
                    .toCompletionStage()
                    .toCompletableFuture());
    return Future.fromCompletionStage(loading, vertx.getOrCreateContext()).map(Entry::value);
  }

  // Caffeine drops a failed load a moment after those who waited for it have heard.
  private void dropFailure(K key) {
    CompletableFuture<Entry<V>> there = entries.getIfPresent(key);
    if (there != null && there.isCompletedExceptionally()) {
      entries.asMap().remove(key, there);
    }
  }

  /** Stores a value; it replaces what was there. */
  public void put(K key, V value) {
    if (enabled) {
      entries.put(key, CompletableFuture.completedFuture(new Entry<>(value, clock.read())));
    }
  }

  /** How long ago an entry was stored. */
  public Duration age(Entry<V> entry) {
    return Duration.ofNanos(Math.max(0, clock.read() - entry.storedAt()));
  }

  /** Forgets one key. */
  public void invalidate(K key) {
    entries.synchronous().invalidate(key);
  }

  /** Forgets everything; gives how many entries there were. */
  public long clear() {
    long entriesBefore = entries.synchronous().estimatedSize();
    entries.synchronous().invalidateAll();
    return entriesBefore;
  }

  /** Changes time to live and bound at once, for what is stored already too. */
  void apply(CachePolicy changed) {
    var rules = entries.synchronous().policy();
    rules.expireAfterWrite().orElseThrow().setExpiresAfter(changed.ttl());
    rules.eviction().orElseThrow().setMaximum(changed.maxSize());
    policy = changed;
  }

  /** What it has done and holds now. */
  public CacheStatistics statistics() {
    var eviction = entries.synchronous().policy().eviction().orElseThrow();
    return counters.statistics(
        name, entries.synchronous().estimatedSize(), eviction.weightedSize().orElse(0), policy);
  }

  private static <V> @Nullable Entry<V> present(CompletableFuture<Entry<V>> loading) {
    return loading.isCompletedExceptionally() ? null : loading.getNow(null);
  }
}
