package dev.assay.cache;

import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One operation on a warm cache of 10,000 entries with a time to live and statistics on, beside the
 * same on {@link ScannedTtlMap}, and a hit in a plain concurrent map.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Benchmark)
public class CacheBench {
  private static final int SIZE = 10_000;
  private static final int MASK = 8_191;

  private Vertx vertx;
  private NamedCache<String, String> cache;
  private ScannedTtlMap<String, String> scanned;
  private ConcurrentHashMap<String, String> map;
  private String[] keys;

  @Setup
  public void fill() {
    vertx = Vertx.vertx();
    Settings settings =
        SettingsReader.over(Map.of("caches", Map.of("response", Map.of("maxSize", SIZE))));
    cache = new Caches(vertx, settings).declare(Caches.Declaration.small("response"));
    scanned = new ScannedTtlMap<>(SIZE, TimeUnit.MINUTES.toNanos(10));
    map = new ConcurrentHashMap<>();
    keys = new String[MASK + 1];
    for (int i = 0; i <= MASK; i++) {
      keys[i] = "key-" + i;
      cache.put(keys[i], keys[i]);
      scanned.put(keys[i], keys[i]);
      map.put(keys[i], keys[i]);
    }
  }

  @TearDown
  public void close() {
    vertx.close();
  }

  private String key() {
    return keys[ThreadLocalRandom.current().nextInt() & MASK];
  }

  @Benchmark
  public String keyAlone() {
    return key();
  }

  @Benchmark
  public String hit() {
    return cache.find(key());
  }

  @Benchmark
  public String hitPlainMap() {
    return map.get(key());
  }

  @Benchmark
  public String hitScanned() {
    return scanned.get(key());
  }

  @Benchmark
  @Threads(2)
  public String hitTwoThreads() {
    return cache.find(key());
  }

  @Benchmark
  @Threads(2)
  public String hitTwoThreadsScanned() {
    return scanned.get(key());
  }

  @Benchmark
  @Threads(2)
  public String mixedTwoThreads() {
    String key = key();
    if ((ThreadLocalRandom.current().nextInt() & 15) == 0) {
      cache.put(key, key);
      return key;
    }
    return cache.find(key);
  }

  @Benchmark
  @Threads(2)
  public String mixedTwoThreadsScanned() {
    String key = key();
    if ((ThreadLocalRandom.current().nextInt() & 15) == 0) {
      scanned.put(key, key);
      return key;
    }
    return scanned.get(key);
  }

  @Benchmark
  public void set() {
    String key = key();
    cache.put(key, key);
  }

  @Benchmark
  public void setScanned() {
    String key = key();
    scanned.put(key, key);
  }

  @Benchmark
  public void setAndDelete() {
    String key = key();
    cache.put(key, key);
    cache.invalidate(key);
    cache.put(key, key);
  }

  @Benchmark
  public String miss() {
    return cache.find("absent");
  }

  @Benchmark
  public Future<String> load() {
    String key = key();
    return cache.load(key, () -> Future.succeededFuture(key));
  }

  @Benchmark
  public CacheStatistics statistics() {
    return cache.statistics();
  }
}
