package dev.assay.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cache.CacheStatistics;
import dev.assay.store.Stores.PoolStatistics;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private final Meters meters = new Meters();
  private final Sampler sampler = new Sampler(meters);

  @AfterEach
  void close() {
    meters.close();
  }

  private Live.Sample take() {
    return sampler.take(Instant.EPOCH, List.of(new PoolStatistics("read", 3, 5, 2, 1, 9, 7, 4)));
  }

  @Test
  void sample_isQuiet_whenNothingHappened() {
    Live.Sample sample = take();

    assertThat(sample.number()).isEqualTo(1);
    assertThat(sample.routes()).isEmpty();
    assertThat(sample.http().perSecond()).isZero();
    assertThat(sample.http().times()).isNull();
    assertThat(sample.pools()).containsExactly(new Live.Pool("read", 2, 3, 5, 1, 4));
    assertThat(sample.sandbox().ready()).isFalse();
    assertThat(sample.jvm().heapUsed()).isPositive();
    assertThat(sample.jvm().collecting()).isBetween(0.0, 1.0);
  }

  @Test
  void routes_areTheBusiestFirst_andShareTheirTimers() {
    meters.route("GET", "/quiet").answered(200, 1_000_000);
    meters.route("GET", "/busy").answered(200, 2_000_000);
    meters.route("GET", "/busy").answered(404, 2_000_000);
    meters.route("GET", "/never");

    Live.Sample sample = take();

    assertThat(sample.routes()).extracting(Live.Route::route).containsExactly("/busy", "/quiet");
    assertThat(sample.routes().getFirst().calls()).isEqualTo(2);
    assertThat(sample.routes().getFirst().refused()).isPositive();
    assertThat(sample.http().times()).isNotNull();
    assertThat(take().routes().getFirst().perSecond()).isZero();
  }

  @Test
  void figures_areThoseOfTheSandboxAndTheModelService() {
    AtomicInteger calls = new AtomicInteger(7);
    meters.gauge("assay.sandbox.ready", "ready", () -> 1);
    meters.gauge("assay.sandbox.children", "children", () -> 4);
    var infer = new Meters.Label("operation", "infer");
    meters.total("assay.ml.calls", "calls", infer, calls::get);
    meters.gauge("assay.ml.breaker", "breaker", infer, () -> 0.5);
    take();
    calls.set(27);

    Live.Sample sample = take();

    assertThat(sample.sandbox().ready()).isTrue();
    assertThat(sample.sandbox().children()).isEqualTo(4);
    assertThat(sample.models().operations())
        .singleElement()
        .satisfies(operation -> {
          assertThat(operation.breaker()).isEqualTo("halfOpen");
          assertThat(operation.calls()).isEqualTo(27);
          assertThat(operation.perSecond()).isPositive();
        });
  }

  @Test
  void cache_tellsTheHitRateOfTheWindow_andNoneWhereNobodyLooked() {
    CacheLook look = new CacheLook();

    var first = look.look(List.of(cache(0, 0)), 1).getFirst();
    look.look(List.of(cache(90, 10)), 1);
    var later = look.look(List.of(cache(90, 110)), 2).getFirst();

    assertThat(first.hitRate()).isNull();
    assertThat(first.overall()).isNull();
    assertThat(later.hitRate()).isEqualTo(0.45);
    assertThat(later.looksPerSecond()).isEqualTo(50);
    assertThat(later.overall()).isEqualTo(0.45);
  }

  private static CacheStatistics cache(long hits, long misses) {
    return new CacheStatistics("c", hits, misses, 0, 0, 0, 5, 5, 0, 0, 0, 60, 100, true);
  }
}
