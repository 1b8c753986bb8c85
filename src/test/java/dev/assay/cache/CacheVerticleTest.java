package dev.assay.cache;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Bus;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches.Change;
import dev.assay.cache.Caches.Declaration;
import dev.assay.config.Settings;
import dev.assay.config.Settings.CachePolicy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheVerticleTest {
  private final Vertx vertx = Vertx.vertx();
  private final Caches caches =
      new Caches(
          vertx,
          new Settings.Cache(true, 33),
          Map.of(
              "one", new CachePolicy(Duration.ofMinutes(1), 10),
              "two", new CachePolicy(Duration.ofMinutes(2), 0)),
          System::nanoTime);
  private final NamedCache<String, String> one = caches.declare(Declaration.small("one"));
  private final NamedCache<String, String> two = caches.declare(Declaration.small("two"));

  @BeforeEach
  void deploy() throws Exception {
    var bus = new Bus(vertx, (address, nanos, fault) -> {});
    vertx.deployVerticle(new CacheVerticle(bus, caches)).await(5, SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, SECONDS);
  }

  @Test
  void statistics_tellsOfEachCacheAndOfAll() throws Exception {
    one.put("k", "v");
    one.find("k");
    one.find("k");
    one.find("k");
    two.find("k");

    Caches.Statistics answer =
        Caches.STATISTICS.ask(vertx, new Caches.AskStatistics()).await(5, SECONDS);

    assertThat(answer.caches()).extracting(CacheStatistics::name).containsExactly("one", "two");
    assertThat(answer.caches()).extracting(CacheStatistics::maxSize).containsExactly(10, 33);
    assertThat(answer.overallHitRate()).isEqualTo(0.75);
  }

  @Test
  void clear_tellsHowManyWereForgotten() throws Exception {
    one.put("a", "1");
    one.put("b", "2");

    Caches.Cleared cleared = Caches.CLEAR.ask(vertx, new Caches.Clear("one")).await(5, SECONDS);

    assertThat(cleared).isEqualTo(new Caches.Cleared("one", 2));
    assertThat(one.find("a")).isNull();
  }

  @Test
  void clear_isAbsent_whereNoCacheHasTheName() {
    Future<Caches.Cleared> asked = Caches.CLEAR.ask(vertx, new Caches.Clear("three"));

    assertThatThrownBy(() -> asked.await(5, SECONDS))
        .hasMessage("no cache named 'three'; there are [one, two]")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @Test
  void change_leavesAsItIsWhatIsNull() throws Exception {
    CacheStatistics both = Caches.CHANGE.ask(vertx, new Change("one", "90s", 20)).await(5, SECONDS);
    CacheStatistics neither =
        Caches.CHANGE.ask(vertx, new Change("one", null, null)).await(5, SECONDS);

    assertThat(both.ttlSeconds()).isEqualTo(90);
    assertThat(neither.ttlSeconds()).isEqualTo(90);
    assertThat(neither.maxSize()).isEqualTo(20);
  }

  @Test
  void change_keepsMillis() throws Exception {
    CacheStatistics changed =
        Caches.CHANGE.ask(vertx, new Change("one", "100ms", null)).await(5, SECONDS);

    assertThat(changed.ttlSeconds()).isEqualTo(0.1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "soon | null | ttl: 'soon' is not a duration; expected 100ms, 30s, 15m, 2h, 7d or plain"
            + " seconds",
        "0 | null | ttl must be longer than 0 and at most 36500d, was 0",
        "36501d | null | ttl must be longer than 0 and at most 36500d, was 36501d",
        "null | 0 | maxSize must be at least 1, was 0",
        "null | -1 | maxSize must be at least 1, was -1",
      })
  void change_isInvalid(String ttl, Integer maxSize, String text) {
    Future<CacheStatistics> asked = Caches.CHANGE.ask(vertx, new Change("one", ttl, maxSize));

    assertThatThrownBy(() -> asked.await(5, SECONDS))
        .hasMessage(text)
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
    assertThat(one.statistics().ttlSeconds()).isEqualTo(60);
  }

  @Test
  void change_isAbsent_whereNoCacheHasTheName() {
    Future<CacheStatistics> asked = Caches.CHANGE.ask(vertx, new Change("x", "1s", 1));

    assertThatThrownBy(() -> asked.await(5, SECONDS))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @Test
  void clear_isInvalid_whenTheJsonNamesNoCache() {
    Future<?> asked = vertx.eventBus().request("assay.cache.clear", new JsonObject());

    assertThatThrownBy(() -> asked.await(5, SECONDS))
        .hasMessage("field 'name': expected the name of a cache");
  }

  @Test
  void declare_refusesATakenNameAndOneWithoutSettings() {
    assertThatThrownBy(() -> caches.declare(Declaration.<String>small("one")))
        .hasMessage("a second cache named one");
    assertThatThrownBy(() -> caches.declare(Declaration.<String>small("nowhere")))
        .hasMessage("no settings for a cache named nowhere");
  }
}
