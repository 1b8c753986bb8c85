package dev.assay.query.features;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.query.Query;
import dev.assay.query.Query.AskFeatures;
import dev.assay.query.Query.FeatureSet;
import dev.assay.query.Query.Scenario;
import dev.assay.store.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureDeskTest {
  private static final String ONE = "00000000000000a1";
  private static final String UNSEEN = "ffffffffffffffff";
  private static String url = "";

  private final Vertx vertx = Vertx.vertx();
  private final Watched watched = new Watched(vertx, url);
  private final FeatureDesk desk = desk(watched, true);

  @BeforeAll
  static void start() throws Exception {
    TestPostgres server = TestPostgres.of(18);
    url = server.create("feature_desk");
    server.execute(
        "feature_desk",
        "CREATE TABLE orders (id int PRIMARY KEY, note text)",
        "INSERT INTO orders SELECT i, 'x' FROM generate_series(1, 1000) i",
        "ANALYZE orders");
  }

  @AfterEach
  void close() throws Exception {
    watched.close();
    vertx.close().await(20, SECONDS);
  }

  @Test
  void features_areThoseOfTheDefinition() throws Exception {
    watched.collected(ONE, 10, 20, 30);
    watched.planned(ONE, 100);

    FeatureSet set = only(ask(ONE));

    Catalog catalog =
        CatalogReader.read(watched.shop(), Set.of(new Catalog.Name(null, "orders")), call())
            .await(20, SECONDS);
    List<Double> row =
        FeatureDefinition.row(
            watched.intervals.getOrDefault(ONE, List.of()), Watched.scan(100), catalog);
    // What is cached of the table grows with every look at it.
    assertThat(set.values())
        .containsAllEntriesOf(
            FeatureDefinition.asMap(row).entrySet().stream()
                .filter(value -> !value.getKey().equals("catalog.cachedShare"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    assertThat(set.values()).containsEntry("catalog.rows", 1_000.0);
    assertThat(set.planFrom()).isEqualTo(Watched.NOW.minus(Duration.ofHours(1)));
    assertThat(set.degraded()).isNull();
  }

  @Test
  void features_ofAThousand_areOneQuestionEach() throws Exception {
    List<String> fingerprints = IntStream.range(0, 1_000).mapToObj("%016x"::formatted).toList();
    fingerprints.forEach(fingerprint -> watched.collected(fingerprint, 5, 6));
    fingerprints.forEach(fingerprint -> watched.planned(fingerprint, 10));
    long before = watched.shop().statistics().acquisitions();

    Query.Features features = ask(fingerprints.toArray(String[]::new));

    assertThat(features.queries()).extracting(FeatureSet::fingerprint).isEqualTo(fingerprints);
    assertThat(watched.askedIntervals).hasValue(1);
    assertThat(watched.askedPlans).hasValue(1);
    assertThat(watched.shop().statistics().acquisitions()).isEqualTo(before + 1);
  }

  @Test
  void features_areTakenOnce_whenAHundredAskAtOnce() throws Exception {
    watched.collected(ONE, 10, 20, 30);
    watched.planned(ONE, 100);

    List<Future<Query.Features>> asked =
        Stream.generate(() -> desk.features(new AskFeatures("shop", List.of(ONE), null), call()))
            .limit(100)
            .toList();
    Future.all(asked).await(20, SECONDS);

    assertThat(watched.askedIntervals).hasValue(1);
    assertThat(watched.askedPlans).hasValue(1);
    assertThat(watched.shop().statistics().acquisitions()).isEqualTo(1);
    assertThat(asked).extracting(Future::result).containsOnly(asked.getFirst().result());
  }

  @Test
  void features_ofAnOverlap_areTakenOnceEach() throws Exception {
    watched.collected(ONE, 10);
    watched.collected("00000000000000a2", 10);

    Future<Query.Features> first =
        desk.features(new AskFeatures("shop", List.of(ONE), null), call());
    Future<Query.Features> second =
        desk.features(new AskFeatures("shop", List.of(ONE, "00000000000000a2", ONE), null), call());
    Future.all(first, second).await(20, SECONDS);

    assertThat(second.result().queries())
        .extracting(FeatureSet::fingerprint)
        .containsExactly(ONE, "00000000000000a2", ONE);
    assertThat(watched.askedPlans).hasValue(2);
  }

  @Test
  void features_areAnsweredAtOnce_whenTheyAreKnown() throws Exception {
    watched.collected(ONE, 10, 20, 30);
    Query.Features made = ask(ONE);

    Future<Query.Features> again =
        desk.features(new AskFeatures("shop", List.of(ONE), null), call());

    assertThat(again.isComplete()).isTrue();
    assertThat(again.result()).isEqualTo(made);
    assertThat(watched.askedPlans).hasValue(1);
  }

  @Test
  void features_areTakenAnew_afterAnIntervalOrAnotherEpoch() throws Exception {
    watched.collected(ONE, 10);
    ask(ONE);

    desk.collected(new Query.Collected("shop", Watched.NOW, Watched.NOW.plusSeconds(60), 1));
    ask(ONE);
    watched.epoch = "2";
    ask(ONE);
    ask(ONE);

    assertThat(watched.askedPlans).hasValue(3);
  }

  @Test
  void features_ofASeldomQuery_areOfItsLastIntervals() throws Exception {
    double[] means = Collections.nCopies(100, 1.0).stream().mapToDouble(one -> one).toArray();
    watched.collectedUntil(ONE, Watched.NOW.minus(Duration.ofDays(3)), means);

    FeatureSet set = only(ask(ONE));

    assertThat(set.values()).containsEntry("history.intervals", 60.0);
    assertThat(watched.askedIntervals).hasValue(2);
  }

  @Test
  void features_sayWhatIsMissing() throws Exception {
    watched.collected(ONE, 10);
    watched.planned("00000000000000a2", 10);

    Query.Features features = ask(ONE, "00000000000000a2", UNSEEN);

    assertThat(features.queries())
        .extracting(FeatureSet::degraded)
        .containsExactly(
            "no plan of this query was taken yet", "no interval of this query was collected yet");
    assertThat(features.absent()).containsExactly(UNSEEN);
    assertThat(features.version()).isEqualTo("features-1");
  }

  @Test
  void features_sayWhyThereIsNoPlan() throws Exception {
    watched.collected(ONE, 10);
    watched.unplanned.put(ONE, "permission denied for table orders");

    FeatureSet set = only(ask(ONE));

    assertThat(set.planFrom()).isNull();
    assertThat(set.degraded())
        .isEqualTo(
            "this query has no plan, as the last try to take one failed: permission denied for"
                + " table orders");
  }

  @Test
  void known_isWhatWasAskedBefore_andOnlyIfAllOfItWas() throws Exception {
    watched.collected(ONE, 10);
    watched.collected("00000000000000a2", 10);
    var both = new AskFeatures("shop", List.of(ONE, "00000000000000a2"), null);
    Query.Features one = ask(ONE);

    var known = desk.known(new AskFeatures("shop", List.of(ONE), null));
    var half = desk.known(both);
    desk.features(both, call()).await(20, SECONDS);
    var all = desk.known(both);

    assertThat(known).isNotNull();
    assertThat(known.value()).isEqualTo(one);
    assertThat(known.age()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    assertThat(half).isNull();
    assertThat(all).isNotNull();
    assertThat(all.value().queries()).hasSize(2);
    assertThatThrownBy(() -> desk.known(new AskFeatures("shop", List.of(), null)))
        .hasMessageContaining("expected 1 to 1000");
  }

  @Test
  void features_ofTheOptimizedSchema_sayThatNoIndexIsAdvised() throws Exception {
    watched.collected(ONE, 10);
    watched.planned(ONE, 10);

    Map<String, Double> current = only(ask(ONE)).values();
    FeatureSet optimized =
        only(
            desk.features(new AskFeatures("shop", List.of(ONE), Scenario.OPTIMIZED), call())
                .await(20, SECONDS));

    assertThat(optimized.scenario()).isEqualTo(Scenario.OPTIMIZED);
    assertThat(optimized.degraded()).startsWith("no index is advised for this query");
    assertThat(optimized.values()).containsEntry("plan.totalCost", current.get("plan.totalCost"));
  }

  @Test
  void features_comeWithoutTables_whereTheDatabaseIsDown() throws Exception {
    Watched down = new Watched(vertx, "jdbc:postgresql://localhost:1/nowhere");
    down.collected(ONE, 10);
    down.planned(ONE, 10);

    FeatureSet set =
        only(
            desk(down, true)
                .features(new AskFeatures("shop", List.of(ONE), null), call())
                .await(20, SECONDS));

    assertThat(set.degraded()).contains("the tables' sizes could not be read", "cannot be reached");
    assertThat(set.values())
        .containsEntry("plan.totalCost", 10.0)
        .doesNotContainKey("catalog.rows");
    down.close();
  }

  @Test
  void features_areRight_withoutACache() throws Exception {
    watched.collected(ONE, 10);
    FeatureDesk uncached = desk(watched, false);

    Query.Features features =
        uncached
            .features(new AskFeatures("shop", List.of(ONE, ONE, UNSEEN), null), call())
            .await(20, SECONDS);

    assertThat(features.queries()).hasSize(2);
    assertThat(features.absent()).containsExactly(UNSEEN);
  }

  @Test
  void features_ofAnUnknownDatabase_areAbsent() {
    Future<Query.Features> asked =
        desk.features(new AskFeatures("nowhere", List.of(ONE), null), call());

    assertThatThrownBy(() -> asked.await(20, SECONDS))
        .hasMessageContaining("no database named 'nowhere'")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_001})
  void features_areRefused_ofNoneOrTooMany(int count) {
    Future<Query.Features> asked =
        desk.features(new AskFeatures("shop", Collections.nCopies(count, ONE), null), call());

    assertThatThrownBy(() -> asked.await(20, SECONDS))
        .hasMessage("fingerprints: expected 1 to 1000, got " + count)
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  private Query.Features ask(String... fingerprints) throws Exception {
    return desk.features(new AskFeatures("shop", List.of(fingerprints), null), call())
        .await(20, SECONDS);
  }

  private static FeatureSet only(Query.Features features) {
    assertThat(features.queries()).hasSize(1);
    return features.queries().getFirst();
  }

  private FeatureDesk desk(Watched of, boolean cached) {
    var caches =
        new Caches(
            vertx,
            new Settings.Cache(cached, 10_000),
            Map.of("feature", new Settings.CachePolicy(Duration.ofMinutes(15), 10_000)),
            System::nanoTime);
    return new FeatureDesk(vertx, caches.declare(FeatureDesk.CACHE), of.sources());
  }

  private static Call call() {
    return Call.within(Duration.ofSeconds(15));
  }
}
