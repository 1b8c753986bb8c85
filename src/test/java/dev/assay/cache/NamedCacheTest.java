package dev.assay.cache;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.bus.Fault;
import dev.assay.cache.Caches.Change;
import dev.assay.cache.Caches.Declaration;
import dev.assay.config.Settings;
import dev.assay.config.Settings.CachePolicy;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NamedCacheTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong clock = new AtomicLong(1_000);

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, SECONDS);
  }

  @Test
  void peekAll_isAll_withTheAgeOfTheOldest_orNothing() {
    NamedCache<String, String> cache = caches(100).declare(Declaration.small("x"));
    cache.put("old", "1");
    clock.addAndGet(5_000);
    cache.put("new", "2");

    assertThat(cache.peekAll(List.of("old", "gone"))).isNull();
    assertThat(cache.statistics().hits() + cache.statistics().misses()).isZero();
    assertThat(cache.peekAll(List.of("new", "old")))
        .isEqualTo(new Kept<>(List.of("2", "1"), Duration.ofNanos(5_000)));
    assertThat(cache.statistics().hits()).isEqualTo(2);
  }

  @Test
  void find_countsHitsAndMisses() {
    NamedCache<String, String> cache = caches(100).declare(Declaration.small("x"));
    cache.put("there", "value");

    assertThat(cache.find("there")).isEqualTo("value");
    assertThat(cache.find("there")).isEqualTo("value");
    assertThat(cache.find("not there")).isNull();

    CacheStatistics statistics = cache.statistics();
    assertThat(statistics.hits()).isEqualTo(2);
    assertThat(statistics.misses()).isEqualTo(1);
    assertThat(statistics.hitRate()).isCloseTo(2.0 / 3, within(1e-9));
    assertThat(statistics.size()).isEqualTo(1);
    assertThat(statistics.ttlSeconds()).isEqualTo(60);
    assertThat(statistics.maxSize()).isEqualTo(100);
    assertThat(statistics.enabled()).isTrue();
  }

  @Test
  void peek_countsHitsAndLeavesMissesToWhoLooksNext() {
    NamedCache<String, String> cache = caches(100).declare(Declaration.small("x"));

    assertThat(cache.peek("k")).isNull();
    cache.put("k", "value");
    assertThat(cache.peek("k")).isNotNull();

    assertThat(cache.statistics().hits()).isEqualTo(1);
    assertThat(cache.statistics().misses()).isZero();
  }

  @Test
  void load_isOneLoad_whenAHundredMissTheSameAtOnce() throws Exception {
    NamedCache<String, String> cache = caches(100).declare(Declaration.small("x"));
    var loads = new AtomicInteger();
    Promise<String> answer = Promise.promise();

    List<Future<String>> waiting = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      waiting.add(
          cache.load(
              "k",
              () -> {
                loads.incrementAndGet();
                return answer.future();
              }));
    }
    assertThat(cache.find("k")).isNull();
    answer.complete("loaded");

    for (Future<String> each : waiting) {
      assertThat(each.await(5, SECONDS)).isEqualTo("loaded");
    }
    assertThat(loads).hasValue(1);
    assertThat(cache.find("k")).isEqualTo("loaded");
    assertThat(cache.statistics().loads()).isEqualTo(1);
  }

  @Test
  void load_completesOnTheCallersContext() throws Exception {
    NamedCache<String, String> cache = caches(100).declare(Declaration.small("x"));
    Context mine = vertx.getOrCreateContext();
    Promise<String> elsewhere = Promise.promise();
    Promise<Context> seen = Promise.promise();

    mine.runOnContext(now ->
        cache
            .load("k", elsewhere::future)
            .onComplete(done -> seen.complete(Vertx.currentContext())));
    vertx.getOrCreateContext().runOnContext(now -> elsewhere.complete("v"));

    assertThat(seen.future().await(5, SECONDS)).isSameAs(mine);
  }

  @Test
  void load_keepsNoFailure() throws Exception {
    NamedCache<String, String> cache = caches(100).declare(Declaration.small("x"));

    Future<String> failed = cache.load("k", () -> Future.failedFuture("no luck"));
    assertThatThrownBy(() -> failed.await(5, SECONDS)).hasMessage("no luck");
    Future<String> second = cache.load("k", () -> Future.succeededFuture("better"));

    assertThat(second.await(5, SECONDS)).isEqualTo("better");
    assertThat(cache.statistics().loadFailures()).isEqualTo(1);
    assertThat(cache.statistics().loads()).isEqualTo(1);
  }

  @Test
  void load_fails_whenTheLoaderThrows() throws Exception {
    NamedCache<String, String> cache = caches(100).declare(Declaration.small("x"));

    Future<String> thrown =
        cache.load(
            "k",
            () -> {
              throw Fault.UNAVAILABLE.because("the store is closed");
            });

    assertThatThrownBy(() -> thrown.await(5, SECONDS)).hasMessage("the store is closed");
    assertThat(cache.load("k", () -> Future.succeededFuture("v")).await(5, SECONDS)).isEqualTo("v");
  }

  @Test
  void load_mayUseTheSameCacheInsideItsLoader() throws Exception {
    NamedCache<String, Integer> cache = caches(100).declare(Declaration.small("x"));

    Future<Integer> outer =
        cache.load("outer", () -> cache.load("inner", () -> Future.succeededFuture(1)));

    assertThat(outer.await(5, SECONDS)).isEqualTo(1);
  }

  @Test
  void find_isAMiss_onceTheTimeToLiveIsOver() {
    NamedCache<String, String> cache = caches(100).declare(Declaration.small("x"));
    cache.put("k", "v");

    clock.addAndGet(Duration.ofSeconds(59).toNanos());
    assertThat(cache.find("k")).isEqualTo("v");
    clock.addAndGet(Duration.ofSeconds(2).toNanos());

    assertThat(cache.find("k")).isNull();
    assertThat(cache.statistics().expirations()).isEqualTo(1);
    assertThat(cache.statistics().evictions()).isZero();
    assertThat(cache.statistics().size()).isZero();
  }

  @Test
  void age_growsWithTheClock() {
    NamedCache<String, String> cache = caches(100).declare(Declaration.small("x"));
    cache.put("k", "v");

    clock.addAndGet(Duration.ofSeconds(7).toNanos());

    assertThat(cache.peek("k"))
        .satisfies(entry -> assertThat(cache.age(entry)).isEqualTo(Duration.ofSeconds(7)));
  }

  @Test
  void put_evicts_whenTheBoundIsPassed() {
    NamedCache<Integer, String> cache = caches(10).declare(Declaration.small("x"));

    for (int i = 0; i < 1_000; i++) {
      cache.put(i, "v" + i);
    }

    assertThat(cache.statistics().size()).isLessThanOrEqualTo(10);
    assertThat(cache.statistics().evictions()).isGreaterThanOrEqualTo(990);
    assertThat(cache.statistics().expirations()).isZero();
  }

  @Test
  void put_weighsLargeValuesMore() {
    NamedCache<Integer, byte[]> cache =
        caches(100).declare(new Declaration<>("x", value -> value.length));

    cache.put(1, new byte[10]);
    cache.put(2, new byte[10 * 64 * 1024]);

    assertThat(cache.statistics().size()).isEqualTo(2);
    assertThat(cache.statistics().weight()).isEqualTo(1 + 11);
  }

  @Test
  void change_ofTheTimeToLive_holdsForWhatIsStoredAlready() {
    Caches caches = caches(100);
    NamedCache<String, String> cache = caches.declare(Declaration.small("x"));
    cache.put("k", "v");
    clock.addAndGet(Duration.ofSeconds(5).toNanos());

    CacheStatistics changed = caches.change(new Change("x", "3s", null));

    assertThat(changed.ttlSeconds()).isEqualTo(3);
    assertThat(changed.maxSize()).isEqualTo(100);
    assertThat(cache.find("k")).isNull();
  }

  @Test
  void change_ofTheSize_dropsWhatIsTooMuch() {
    Caches caches = caches(100);
    NamedCache<Integer, String> cache = caches.declare(Declaration.small("x"));
    for (int i = 0; i < 50; i++) {
      cache.put(i, "v");
    }

    CacheStatistics changed = caches.change(new Change("x", null, 5));

    assertThat(changed.maxSize()).isEqualTo(5);
    assertThat(changed.ttlSeconds()).isEqualTo(60);
    assertThat(changed.size()).isLessThanOrEqualTo(5);
  }

  @Test
  void clear_forgetsAll() {
    NamedCache<String, String> cache = caches(100).declare(Declaration.small("x"));
    cache.put("a", "1");
    cache.put("b", "2");

    assertThat(cache.clear()).isEqualTo(2);

    assertThat(cache.find("a")).isNull();
    assertThat(cache.clear()).isZero();
  }

  @Test
  void invalidate_forgetsOne() {
    NamedCache<String, String> cache = caches(100).declare(Declaration.small("x"));
    cache.put("a", "1");
    cache.put("b", "2");

    cache.invalidate("a");

    assertThat(cache.find("a")).isNull();
    assertThat(cache.find("b")).isEqualTo("2");
  }

  @Test
  void disabled_bypassesEverything() throws Exception {
    var caches = new Caches(vertx, new Settings.Cache(false, 10), policies(100), clock::get);
    NamedCache<String, String> cache = caches.declare(Declaration.small("x"));
    var loads = new AtomicInteger();

    cache.put("k", "v");
    for (int i = 0; i < 3; i++) {
      cache
          .load("k", () -> Future.succeededFuture("v" + loads.incrementAndGet()))
          .await(5, SECONDS);
    }

    assertThat(cache.find("k")).isNull();
    assertThat(cache.peek("k")).isNull();
    assertThat(loads).hasValue(3);
    assertThat(cache.statistics().enabled()).isFalse();
    assertThat(cache.statistics().size()).isZero();
    assertThat(cache.statistics().misses()).isZero();
  }

  @Test
  void hundredClients_askAHundredTimesEach_andEachKeyIsLoadedOnce() throws Exception {
    NamedCache<Integer, Integer> cache = caches(1_000).declare(Declaration.small("x"));
    var loads = new AtomicInteger();
    List<Callable<Integer>> clients = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      clients.add(() -> askForEachOfAHundred(cache, loads));
    }

    int wrong = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var client : threads.invokeAll(clients)) {
        wrong += client.get();
      }
    }

    CacheStatistics statistics = cache.statistics();
    assertThat(wrong).isZero();
    assertThat(loads).hasValue(100);
    assertThat(statistics.hits() + statistics.misses()).isEqualTo(10_000);
    assertThat(statistics.loads()).isEqualTo(100);
    assertThat(statistics.size()).isEqualTo(100);
  }

  private static int askForEachOfAHundred(NamedCache<Integer, Integer> cache, AtomicInteger loads)
      throws Exception {
    int wrong = 0;
    for (int key = 0; key < 100; key++) {
      int square = key * key;
      Integer found = cache.find(key);
      if (found == null) {
        found =
            cache
                .load(
                    key,
                    () -> {
                      loads.incrementAndGet();
                      return Future.succeededFuture(square);
                    })
                .await(5, SECONDS);
      }
      wrong += found == square ? 0 : 1;
    }
    return wrong;
  }

  private Caches caches(int maxSize) {
    return new Caches(vertx, new Settings.Cache(true, 7), policies(maxSize), clock::get);
  }

  private static Map<String, CachePolicy> policies(int maxSize) {
    return Map.of("x", new CachePolicy(Duration.ofSeconds(60), maxSize));
  }
}
