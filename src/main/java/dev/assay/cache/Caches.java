package dev.assay.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.assay.bus.Endpoint;
import dev.assay.bus.Fault;
import dev.assay.config.Settings;
import dev.assay.config.Settings.CachePolicy;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
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

  private final Vertx vertx;
  private final Settings.Cache common;
  private final Map<String, CachePolicy> policies;
  private final Map<String, NamedCache<?, ?>> caches = new ConcurrentSkipListMap<>();
  private final CachedClock clock = new CachedClock();

  /** Asks for the statistics of all caches. */
  public record AskStatistics() {}

  /** The statistics of all caches; the overall hit rate is over all looks at all of them. */
  public record Statistics(List<CacheStatistics> caches, double overallHitRate) {
    public Statistics {
      caches = List.copyOf(caches);
    }
  }

  /** Asks to forget all of a cache. */
  public record Clear(String name) {}

  /** How many entries were forgotten. */
  public record Cleared(String name, long entries) {}

  /**
   * Asks for another policy; what is null stays as it is. {@code ttl} is written as {@code 15m}.
   */
  public record Change(String name, @Nullable String ttl, @Nullable Integer maxSize) {}

  /** What a cache is to be: its name and how many bytes a value takes, roughly. */
  public record Declaration<V>(String name, ToIntFunction<V> bytes) {
    /** A cache of small values. */
    public static <V> Declaration<V> small(String name) {
      return new Declaration<>(name, value -> 0);
    }
  }

  /** Reading the system's clock costs more than the rest of a hit; a timer reads it instead. */
  private static final class CachedClock implements Ticker {
    private volatile long now = System.nanoTime();

    @Override
    public long read() {
      return now;
    }
  }

  public Caches(Vertx vertx, Settings settings) {
    this.vertx = vertx;
    this.common = settings.cache();
    this.policies = new TreeMap<>(settings.caches());
    vertx.setPeriodic(CLOCK_MS, timer -> clock.now = System.nanoTime());
  }

  /** A new cache; its name must be one of {@code caches} in the settings and not be taken. */
  public <K, V> NamedCache<K, V> declare(Declaration<V> declaration) {
    CachePolicy policy = policies.get(declaration.name());
    if (policy == null) {
      throw new IllegalArgumentException("no settings for a cache named " + declaration.name());
    }
    var cache =
        new NamedCache<K, V>(declaration, vertx, clock, common.enabled() ? sized(policy) : null);
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

  /** Changes a cache's time to live or size from now on; null leaves that one as it is. */
  public CacheStatistics change(String name, @Nullable CachePolicy policy) {
    NamedCache<?, ?> cache = named(name);
    if (policy != null) {
      cache.apply(sized(policy));
    }
    return cache.statistics();
  }

  private CachePolicy sized(CachePolicy policy) {
    return policy.maxSize() > 0 ? policy : new CachePolicy(policy.ttl(), common.maxSize());
  }
}
