package dev.assay.cache;

import dev.assay.config.SettingsReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Prints what cannot be timed: hit rates beside plain LRU on the same seeded keys, the bound under
 * a flood, expiry, and 100 clients with 100 requests each. Run by scripts/bench.
 */
public final class HitRates {
  private static final int SEED = 7;
  private static final int LOOKS = 1_000_000;

  private HitRates() {}

  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    System.out.printf("%-52s %10s %10s%n", "hit rate (seed " + SEED + ")", "W-TinyLFU", "LRU");
    Random random = new Random(SEED);
    hitRate(vertx, "80/20 keys of 10,000, room for 2,000", 2_000, () -> eightyTwenty(random));
    hitRate(vertx, "80/20 keys of 10,000, room for 5,000", 5_000, () -> eightyTwenty(random));
    hitRate(vertx, "Zipf keys of 100,000, room for 1,000", 1_000, () -> zipf(random, 100_000));
    int[] position = {0};
    hitRate(
        vertx,
        "a scan of new keys beside Zipf ones, room for 1,000",
        1_000,
        () -> random.nextInt(4) == 0 ? 1_000_000 + position[0]++ : zipf(random, 100_000));
    memoryBound(vertx);
    expiry(vertx);
    clients(vertx);
    vertx.close().await(5, TimeUnit.SECONDS);
  }

  private static void hitRate(Vertx vertx, String name, int size, Supplier<Integer> keys) {
    NamedCache<Integer, Integer> cache = cache(vertx, size, "10m");
    Map<Integer, Integer> lru =
        new LinkedHashMap<>(size, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
            return size() > size;
          }
        };
    int lruHits = 0;
    for (int i = 0; i < LOOKS; i++) {
      Integer key = keys.get();
      if (cache.find(key) == null) {
        cache.put(key, key);
      }
      if (lru.get(key) == null) {
        lru.put(key, key);
      } else {
        lruHits++;
      }
    }
    System.out.printf(
        "%-52s %9.1f%% %9.1f%%%n",
        name, 100 * cache.statistics().hitRate(), 100.0 * lruHits / LOOKS);
  }

  private static void memoryBound(Vertx vertx) {
    NamedCache<Integer, Integer> cache = cache(vertx, 1_000, "10m");
    IntStream.range(0, 1_000_000).forEach(i -> cache.put(i, i));
    System.out.printf(
        "a million puts into room for 1,000: %d entries left, %d evicted%n",
        cache.statistics().size(), cache.statistics().evictions());
  }

  private static void expiry(Vertx vertx) throws InterruptedException {
    NamedCache<Integer, Integer> cache = cache(vertx, 1_000, "50ms");
    cache.put(1, 1);
    long start = System.nanoTime();
    while (cache.find(1) != null) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    System.out.printf(
        "an entry that lives 50 ms was gone after %d ms%n",
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  private static void clients(Vertx vertx) throws InterruptedException {
    NamedCache<Integer, Integer> cache = cache(vertx, 1_000, "10m");
    AtomicInteger loads = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(100 * 100);
    long start = System.nanoTime();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Runnable> clients = new ArrayList<>();
      for (int client = 0; client < 100; client++) {
        clients.add(() -> IntStream.range(0, 100).forEach(i -> ask(cache, i, loads, done)));
      }
      clients.forEach(pool::submit);
      done.await(30, TimeUnit.SECONDS);
    }
    System.out.printf(
        "100 clients x 100 requests over 100 keys: %d loads, %.1f ms in all%n",
        loads.get(), (System.nanoTime() - start) / 1e6);
  }

  private static void ask(
      NamedCache<Integer, Integer> cache, int key, AtomicInteger loads, CountDownLatch done) {
    if (cache.find(key) != null) {
      done.countDown();
      return;
    }
    cache
        .load(
            key,
            () -> {
              loads.incrementAndGet();
              return Future.succeededFuture(key);
            })
        .onComplete(result -> done.countDown());
  }

  private static NamedCache<Integer, Integer> cache(Vertx vertx, int size, String ttl) {
    var settings =
        SettingsReader.over(
            Map.of("caches", Map.of("response", Map.of("maxSize", size, "ttl", ttl))));
    return new Caches(vertx, settings).declare(Caches.Declaration.small("response"));
  }

  private static int eightyTwenty(Random random) {
    return random.nextInt(10) < 8 ? random.nextInt(2_000) : 2_000 + random.nextInt(8_000);
  }

  // By inversion of the continuous law with exponent 1: rank = n^u.
  private static int zipf(Random random, int n) {
    return (int) Math.pow(n, random.nextDouble());
  }
}
