package dev.assay.cache;

import dev.assay.config.SettingsReader;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A new key put into a full cache, so that each put evicts: must not grow with the size. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Thread)
public class FullCacheBench {
  @Param({"100", "10000", "1000000"})
  public int size;

  private Vertx vertx;
  private NamedCache<Long, Long> cache;
  private ScannedTtlMap<Long, Long> scanned;
  private long next;

  @Setup
  public void fill() {
    vertx = Vertx.vertx();
    var settings =
        SettingsReader.over(Map.of("caches", Map.of("response", Map.of("maxSize", size))));
    cache = new Caches(vertx, settings).declare(Caches.Declaration.small("response"));
    scanned = new ScannedTtlMap<>(size, TimeUnit.MINUTES.toNanos(10));
    for (long i = 0; i < size; i++) {
      cache.put(i, i);
      scanned.put(i, i);
    }
    next = size;
  }

  @TearDown
  public void close() {
    vertx.close();
  }

  @Benchmark
  public void put() {
    cache.put(next, next);
    next++;
  }

  @Benchmark
  public void putScanned() {
    scanned.put(next, next);
    next++;
  }
}
