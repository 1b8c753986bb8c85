package dev.assay.observe;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.config.Settings.CachePolicy;
import dev.assay.store.Stores.PoolStatistics;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {
  private final Vertx vertx = Vertx.vertx();
  private final Meters meters = new Meters();

  @AfterEach
  void close() throws Exception {
    meters.close();
    vertx.close().await(5, SECONDS);
  }

  @Test
  void scrape_tellsTheJvm() {
    String text = meters.scrape();

    assertThat(text)
        .contains("jvm_memory_used_bytes{")
        .contains("jvm_threads_live_threads ")
        .contains("process_uptime_seconds ")
        .contains("process_cpu_usage ")
        .contains("# TYPE process_cpu_seconds_total counter")
        .containsPattern("process_resident_memory_bytes [1-9][0-9.]*E[789]")
        .containsPattern("process_open_fds [1-9]")
        .containsPattern("assay_build_info\\{java=\"25[^\"]*\",version=\"[^\"]+\"} 1")
        .contains("jvm_info{")
        .contains("jvm_gc_memory_allocated_bytes_total ");
  }

  @Test
  void answered_timesByAddressAndOutcome() {
    meters.answered("assay.x.ask", 2_000_000, null);
    meters.answered("assay.x.ask", 4_000_000, null);
    meters.answered("assay.x.ask", 1_000_000, Fault.TOO_LARGE);

    assertThat(meters.scrape())
        .contains("# HELP assay_bus_seconds Answers over the event bus")
        .contains("# TYPE assay_bus_seconds histogram")
        .contains("assay_bus_seconds_count{address=\"assay.x.ask\",outcome=\"ok\"} 2")
        .contains("assay_bus_seconds_sum{address=\"assay.x.ask\",outcome=\"ok\"} 0.006")
        .contains("assay_bus_seconds_count{address=\"assay.x.ask\",outcome=\"too_large\"} 1");
  }

  @Test
  void route_timesByStatusWithBuckets() {
    RouteTimer timer = meters.route("GET", "/v1/tests/{id}");

    timer.answered(200, 60_000);
    timer.answered(200, 2_000_000);
    timer.answered(404, 60_000);

    assertThat(meters.scrape())
        .contains(
            "http_server_requests_seconds_bucket{method=\"GET\",outcome=\"SUCCESS\",status=\"200\",uri=\"/v1/tests/{id}\",le=\"1.0E-4\"} 1")
        .contains(
            "http_server_requests_seconds_bucket{method=\"GET\",outcome=\"SUCCESS\",status=\"200\",uri=\"/v1/tests/{id}\",le=\"+Inf\"} 2")
        .contains(
            "http_server_requests_seconds_count{method=\"GET\",outcome=\"CLIENT_ERROR\",status=\"404\",uri=\"/v1/tests/{id}\"} 1");
  }

  @Test
  void route_losesNothing_whenManyThreadsAnswerAtOnce() throws Exception {
    RouteTimer timer = meters.route("GET", "/r");
    var all = new CountDownLatch(8);

    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        threads.execute(() -> {
          for (int n = 0; n < 1_000; n++) {
            timer.answered(200, n);
          }
          all.countDown();
        });
      }
      assertThat(all.await(10, SECONDS)).isTrue();
    }

    assertThat(meters.scrape())
        .contains(
            "http_server_requests_seconds_count{method=\"GET\",outcome=\"SUCCESS\",status=\"200\",uri=\"/r\"} 8000");
  }

  @Test
  void watch_tellsCachesDeclaredBeforeAndAfter() {
    var policy = new CachePolicy(Duration.ofSeconds(90), 5);
    var caches =
        new Caches(
            vertx,
            new Settings.Cache(true, 10),
            Map.of("early", policy, "late", policy),
            System::nanoTime);
    var early = caches.<String, String>declare(Caches.Declaration.small("early"));
    meters.watch(caches);
    meters.scrape();
    caches.<String, String>declare(Caches.Declaration.small("late"));

    early.put("k", "v");
    early.find("k");
    early.find("k");
    early.find("other");
    String text = meters.scrape();

    assertThat(text)
        .contains("# TYPE assay_cache_hits_total counter")
        .contains("assay_cache_hits_total{cache=\"early\"} 2")
        .contains("assay_cache_misses_total{cache=\"early\"} 1")
        .contains("assay_cache_size{cache=\"early\"} 1")
        .contains("assay_cache_hit_ratio{cache=\"early\"} 0.666")
        .contains("assay_cache_ttl_seconds{cache=\"early\"} 90")
        .contains("assay_cache_hits_total{cache=\"late\"} 0");
  }

  @Test
  void pools_areUnknown_onceTheyAreNotTold() {
    meters.pools(List.of(new PoolStatistics("read", 5, 16, 3, 2, 100, 97, 1)));
    String told = meters.scrape();
    meters.pools(List.of());
    String untold = meters.scrape();

    assertThat(told)
        .contains("assay_pool_size{pool=\"read\"} 5")
        .contains("assay_pool_max_size{pool=\"read\"} 16")
        .contains("assay_pool_in_use{pool=\"read\"} 3")
        .contains("assay_pool_waiting{pool=\"read\"} 2")
        .contains("assay_pool_acquisitions_total{pool=\"read\"} 100")
        .contains("assay_pool_releases_total{pool=\"read\"} 97")
        .contains("assay_pool_timeouts_total{pool=\"read\"} 1");
    assertThat(untold).contains("assay_pool_size{pool=\"read\"} NaN");
  }

  @Test
  void watch_tellsADesk() throws Exception {
    var desk = new Desk(vertx, "sums", 1, 2);
    var goOn = new CountDownLatch(1);
    meters.watch(desk);

    var work = desk.work(Call.within(Duration.ofSeconds(5)), () -> goOn.await(5, SECONDS));
    String busy = meters.scrape();
    goOn.countDown();
    work.await(5, SECONDS);

    assertThat(busy)
        .contains("assay_desk_in_flight{desk=\"sums\"} 1")
        .contains("assay_desk_capacity{desk=\"sums\"} 3");
  }

  @Test
  void requestsInFlight_goUpAndDown() {
    meters.requestBegun();
    meters.requestBegun();
    meters.requestEnded();

    assertThat(meters.scrape()).contains("assay_http_in_flight 1");
  }
}
