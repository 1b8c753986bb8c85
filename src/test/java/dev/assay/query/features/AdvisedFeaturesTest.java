package dev.assay.query.features;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.query.Query.AskFeatures;
import dev.assay.query.Query.FeatureSet;
import dev.assay.query.Query.Scenario;
import dev.assay.query.plan.TakenPlan;
import dev.assay.store.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The scenario in which the indexes that are advised are there. */
class AdvisedFeaturesTest {
  private static final String ONE = "00000000000000a1";
  private static final String TWO = "00000000000000a2";
  private static String url = "";

  private final Vertx vertx = Vertx.vertx();
  private final Watched watched = new Watched(vertx, url);

  @BeforeAll
  static void start() throws Exception {
    TestPostgres server = TestPostgres.of(18);
    url = server.create("advised_features");
  }

  @AfterEach
  void close() throws Exception {
    watched.close();
    vertx.close().await(20, SECONDS);
  }

  @Test
  void features_areOfTheAdvisedPlan_whereThereIsOne() throws Exception {
    watched.collected(ONE, 10);
    watched.planned(ONE, 100);
    watched.collected(TWO, 10);
    watched.planned(TWO, 200);
    TakenPlan better = new TakenPlan("s", Watched.NOW, Watched.NOW, Watched.scan(7));
    FeatureDesk desk =
        desk((database, fingerprints, call) -> Future.succeededFuture(Map.of(ONE, better)));

    List<FeatureSet> optimized = ask(desk, Scenario.OPTIMIZED);
    List<FeatureSet> current = ask(desk, Scenario.CURRENT);

    assertThat(optimized.getFirst().values()).containsEntry("plan.totalCost", 7.0);
    assertThat(optimized.getFirst().planFrom()).isEqualTo(Watched.NOW);
    assertThat(optimized.getFirst().degraded()).isNull();
    assertThat(optimized.getFirst().values()).doesNotContainKey("history.meanMs");
    assertThat(optimized.getLast().values()).containsEntry("plan.totalCost", 200.0);
    assertThat(optimized.getLast().values().get("history.meanMs")).isEqualTo(10);
    assertThat(optimized.getLast().degraded()).startsWith("no index is advised for this query");
    assertThat(current.getFirst().values()).containsEntry("plan.totalCost", 100.0);
  }

  @Test
  void features_areOfTheSchemaAsItIs_andSayWhy_whereAdviceFails() throws Exception {
    watched.collected(ONE, 10);
    watched.planned(ONE, 100);
    watched.collected(TWO, 10);
    watched.planned(TWO, 200);
    FeatureDesk desk =
        desk((database, fingerprints, call) ->
            Future.failedFuture(Fault.UNAVAILABLE.because("the server is down")));

    FeatureSet optimized = ask(desk, Scenario.OPTIMIZED).getFirst();

    assertThat(optimized.values()).containsEntry("plan.totalCost", 100.0);
    assertThat(optimized.degraded())
        .isEqualTo(
            "what is advised could not be read: the server is down, so this is told of the schema"
                + " as it is");
  }

  private FeatureDesk desk(FeatureSources.Advised advised) {
    FeatureSources plain = watched.sources();
    Settings settings = SettingsReader.over(Map.of());
    var caches = new Caches(vertx, settings.cache(), settings.caches(), System::nanoTime);
    return new FeatureDesk(
        vertx,
        caches.declare(FeatureDesk.CACHE),
        new FeatureSources(
            plain.queries(),
            plain.intervals(),
            plain.plans(),
            advised,
            plain.postgres(),
            plain.epoch(),
            plain.unplanned(),
            plain.clock()));
  }

  private static List<FeatureSet> ask(FeatureDesk desk, Scenario scenario) throws Exception {
    return desk.features(
            new AskFeatures("shop", List.of(ONE, TWO), scenario),
            Call.within(Duration.ofSeconds(20)))
        .await(20, SECONDS)
        .queries();
  }
}
