package dev.assay.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.config.Settings.CachePolicy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
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
  private final LongSupplier clock;
  private final boolean enabled;
  private final CacheCounters counters = new CacheCounters();
  private final Cache<K, Entry<V>> entries;

  // Not Caffeine's own asynchronous cache: that one logs each failed load with its stack, and an
  // answer such as "this is not Java" is a failed load.
  private final ConcurrentHashMap<K, CompletableFuture<V>> loading = new ConcurrentHashMap<>();
  private volatile Terms terms;

  /** A cached value and when it was stored, as a reading of the cache's clock in nanoseconds. */
  public record Entry<V>(V value, long storedAt) {}

  /** Whether a cache works at all, and its policy where it does. */
  record Terms(boolean enabled, CachePolicy policy) {}

  NamedCache(Caches.Declaration<V> declaration, Vertx vertx, LongSupplier clock, Terms terms) {
    this.name = declaration.name();
    this.vertx = vertx;
    this.clock = clock;
    this.enabled = terms.enabled();
    this.terms = terms;
    ToIntFunction<V> bytes = declaration.bytes();
    this.entries =
        Caffeine.newBuilder()
            .expireAfterWrite(terms.policy().ttl())
            .maximumWeight(terms.policy().maxSize())
            .weigher((K key, Entry<V> entry) -> 1 + bytes.applyAsInt(entry.value()) / WEIGHT_UNIT)
            .ticker(clock::getAsLong)
            .evictionListener((key, entry, cause) -> counters.dropped(cause))
            .build();
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
    Entry<V> entry = entries.getIfPresent(key);
    counters.looked(entry != null);
    return entry;
  }

  /**
   * As {@link #entry}, without counting a miss: for who answers hits ahead of one that will look
   * again, so that one question is one look.
   */
  public @Nullable Entry<V> peek(K key) {
    Entry<V> entry = enabled ? entries.getIfPresent(key) : null;
    if (entry != null) {
      counters.looked(true);
    }
    return entry;
  }

  /**
   * What is kept of all these keys, in their order, with the age of the oldest; null, and nothing
   * counted, where one is missing.
   */
  public @Nullable Kept<List<V>> peekAll(List<K> keys) {
    List<V> values = new ArrayList<>();
    long oldest = clock.getAsLong();
    for (K key : keys) {
      Entry<V> entry = enabled ? entries.policy().getIfPresentQuietly(key) : null;
      if (entry == null) {
        return null;
      }
      values.add(entry.value());
      oldest = Math.min(oldest, entry.storedAt());
    }
    // A second look, so that what is asked for is known to be.
    keys.forEach(this::peek);
    return new Kept<>(values, Duration.ofNanos(Math.max(0, clock.getAsLong() - oldest)));
  }

  /**
   * The value, loaded where it is not there. To be called after {@link #find} gave nothing: it does
   * not count as another look. A failed load is not kept. Completes on the caller's context.
   */
  public Future<V> load(K key, Supplier<Future<V>> loader) {
    if (!enabled) {
      return loader.get();
    }
    var mine = new CompletableFuture<V>();
    CompletableFuture<V> theirs = loading.putIfAbsent(key, mine);
    if (theirs == null) {
      begin(key, mine, loader);
    }
    return Future.fromCompletionStage(theirs == null ? mine : theirs, vertx.getOrCreateContext());
  }

  private void begin(K key, CompletableFuture<V> mine, Supplier<Future<V>> loader) {
    // Another load may have ended between the caller's look and now.
    Entry<V> there = entries.getIfPresent(key);
    if (there != null) {
      loading.remove(key, mine);
      mine.complete(there.value());
      return;
    }
    long start = System.nanoTime();
    Future.succeededFuture()
        .compose(now -> loader.get())
        .onSuccess(value -> {
          counters.loaded(System.nanoTime() - start);
          // Whoever cleared the cache meanwhile does not want this value to stay.
          if (loading.replace(key, mine, mine)) {
            put(key, value);
            loading.remove(key, mine);
          }
          mine.complete(value);
        })
        .onFailure(cause -> {
          counters.failed();
          loading.remove(key, mine);
          mine.completeExceptionally(cause);
        });
  }

  /** Stores a value; it replaces what was there. */
  public void put(K key, V value) {
    if (enabled) {
      entries.put(key, new Entry<>(value, clock.getAsLong()));
    }
  }

  /** How long ago an entry was stored. */
  public Duration age(Entry<V> entry) {
    return Duration.ofNanos(Math.max(0, clock.getAsLong() - entry.storedAt()));
  }

  /** Forgets one key. */
  public void invalidate(K key) {
    loading.remove(key);
    entries.invalidate(key);
  }

  /** Forgets everything; gives how many entries there were. */
  public long clear() {
    long before = holding().size();
    loading.clear();
    entries.invalidateAll();
    return before;
  }

  CachePolicy policy() {
    return terms.policy();
  }

  /** Changes time to live and bound at once, for what is stored already too. */
  void apply(CachePolicy changed) {
    var rules = entries.policy();
    rules.expireAfterWrite().orElseThrow().setExpiresAfter(changed.ttl());
    rules.eviction().orElseThrow().setMaximum(changed.maxSize());
    terms = new Terms(enabled, changed);
  }

  /** What it has done and holds now. */
  public CacheStatistics statistics() {
    return counters.statistics(name, holding(), terms);
  }

  // What has expired is counted out first: Caffeine drops it lazily.
  private CacheCounters.Holding holding() {
    entries.cleanUp();
    return new CacheCounters.Holding(
        entries.estimatedSize(),
        entries.policy().eviction().orElseThrow().weightedSize().orElse(0));
  }
}
