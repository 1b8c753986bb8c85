package dev.assay.cache;

import dev.assay.bus.Endpoint;
import dev.assay.bus.Fault;
import dev.assay.config.Durations;
import dev.assay.config.Settings;
import dev.assay.config.Settings.CachePolicy;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The registry of all caches: declares them with the policy the settings give their name, and knows
 * them by name afterwards. Safe on any thread.
 */
public final class Caches {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What every cache has done and holds. */
  public static final Endpoint<AskStatistics, Statistics> STATISTICS =
      new Endpoint<>("assay.cache.statistics", AskStatistics.class, Statistics.class, PATIENCE);

  /** Forgets all of one cache. */
  public static final Endpoint<Clear, Cleared> CLEAR =
      new Endpoint<>("assay.cache.clear", Clear.class, Cleared.class, PATIENCE);

  /** Changes a cache's time to live or size. */
  public static final Endpoint<Change, CacheStatistics> CHANGE =
      new Endpoint<>("assay.cache.change", Change.class, CacheStatistics.class, PATIENCE);

  private static final long CLOCK_MS = 20;

  // Caffeine counts nanoseconds in a long, which ends after 292 years.
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final Vertx vertx;
  private final Settings.Cache common;
  private final Map<String, CachePolicy> policies;
  private final Map<String, NamedCache<?, ?>> caches = new ConcurrentSkipListMap<>();
  private final LongSupplier clock;

  /** Asks for the statistics of all caches. */
  public record AskStatistics() {}

  /** The statistics of all caches; the overall hit rate is over all looks at all of them. */
  public record Statistics(List<CacheStatistics> caches, double overallHitRate) {
    public Statistics {
      caches = List.copyOf(caches);
    }
  }

  /** Asks to forget all of a cache. */
  public record Clear(String name) {
    public Clear {
      checkNamed(name);
    }
  }

  /** How many entries were forgotten. */
  public record Cleared(String name, long entries) {}

  /**
   * Asks for another policy; what is null stays as it is. {@code ttl} is written as {@code 15m}.
   */
  public record Change(String name, @Nullable String ttl, @Nullable Integer maxSize) {
    public Change {
      checkNamed(name);
    }
  }

  /** What a cache is to be: its name and how many bytes a value takes, roughly. */
  public record Declaration<V>(String name, ToIntFunction<V> bytes) {
    /** A cache of small values. */
    public static <V> Declaration<V> small(String name) {
      return new Declaration<>(name, value -> 0);
    }
  }

  /** Reading the system's clock costs more than the rest of a hit; a timer reads it instead. */
  private static final class CachedClock implements LongSupplier {
    private volatile long now = System.nanoTime();

    @Override
    public long getAsLong() {
      return now;
    }

    static LongSupplier on(Vertx vertx) {
      var clock = new CachedClock();
      vertx.setPeriodic(CLOCK_MS, timer -> clock.now = System.nanoTime());
      return clock;
    }
  }

  /** A registry whose clock is read from the system every 20 ms. */
  public Caches(Vertx vertx, Settings settings) {
    this(vertx, settings.cache(), settings.caches(), CachedClock.on(vertx));
  }

  /**
   * @param clock nanoseconds that only grow; read at every look, so it must be cheap
   */
  public Caches(
      Vertx vertx, Settings.Cache common, Map<String, CachePolicy> policies, LongSupplier clock) {
    this.vertx = vertx;
    this.clock = clock;
    this.common = common;
    this.policies = Map.copyOf(policies);
  }

  /** A new cache; its name must be one of {@code caches} in the settings and not be taken. */
  public <K, V> NamedCache<K, V> declare(Declaration<V> declaration) {
    CachePolicy policy = policies.get(declaration.name());
    if (policy == null) {
      throw new IllegalArgumentException("no settings for a cache named " + declaration.name());
    }
    var terms = new NamedCache.Terms(common.enabled(), sized(policy));
    var cache = new NamedCache<K, V>(declaration, vertx, clock, terms);
    if (caches.putIfAbsent(declaration.name(), cache) != null) {
      throw new IllegalArgumentException("a second cache named " + declaration.name());
    }
    return cache;
  }

  /** The statistics of every cache, by name. */
  public List<CacheStatistics> statistics() {
    return caches.values().stream().map(NamedCache::statistics).toList();
  }

  /** The cache of that name; {@link Fault#ABSENT} with the names there are. */
  public NamedCache<?, ?> named(String name) {
    NamedCache<?, ?> cache = caches.get(name);
    if (cache == null) {
      throw Fault.ABSENT.because(
          "no cache named '%s'; there are %s".formatted(name, caches.keySet()));
    }
    return cache;
  }

  /** The statistics of every cache with the hit rate over all looks at all of them. */
  public Statistics overall() {
    List<CacheStatistics> each = statistics();
    long hits = each.stream().mapToLong(CacheStatistics::hits).sum();
    long misses = each.stream().mapToLong(CacheStatistics::misses).sum();
    return new Statistics(each, CacheStatistics.rate(hits, misses));
  }

  /** Changes a cache's time to live or size from now on; null leaves that one as it is. */
  public CacheStatistics change(Change change) {
    NamedCache<?, ?> cache = named(change.name());
    Duration ttl = change.ttl() == null ? cache.policy().ttl() : ttl(change.ttl());
    int maxSize = change.maxSize() == null ? cache.policy().maxSize() : change.maxSize();
    if (maxSize < 1) {
      throw Fault.INVALID.because("maxSize must be at least 1, was " + maxSize);
    }
    cache.apply(new CachePolicy(ttl, maxSize));
    return cache.statistics();
  }

  // A question that came as JSON may lack what its record calls non-null.
  private static void checkNamed(@Nullable String name) {
    if (name == null) {
      throw Fault.INVALID.because("field 'name': expected the name of a cache");
    }
  }

  private static Duration ttl(String text) {
    try {
      Duration ttl = Durations.parse(text);
      if (ttl.isZero() || ttl.compareTo(LONGEST) > 0) {
        throw Fault.INVALID.because("ttl must be longer than 0 and at most 36500d, was " + text);
      }
      return ttl;
    } catch (IllegalArgumentException unreadable) {
      throw Fault.INVALID.because("ttl: " + unreadable.getMessage());
    }
  }

  private CachePolicy sized(CachePolicy policy) {
    return policy.maxSize() > 0 ? policy : new CachePolicy(policy.ttl(), common.maxSize());
  }
}
