package dev.assay.query.anomaly;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.query.Insight;
import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.Insight.AnomalyState;
import dev.assay.query.Insight.AskAnomalies;
import dev.assay.query.Query.AskFingerprint;
import dev.assay.query.collect.Collector;
import dev.assay.query.collect.Ledger;
import dev.assay.query.collect.Watches;
import dev.assay.query.fingerprint.Fingerprints;
import dev.assay.query.plan.PlanDesk;
import dev.assay.query.plan.PlanPorts;
import dev.assay.store.Database;
import dev.assay.store.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a real PostgreSQL to what is told: collector, ledger, plans and anomalies. */
class ChainTest {
  private static final String LOOKUP = "SELECT * FROM orders WHERE customer = %d";
  private static final int CALLS = 10;

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private final SplittableRandom random = new SplittableRandom(1);
  private TestPostgres server;
  private String url;
  private Database store;
  private Fingerprints fingerprints;
  private Watches watches;
  private Collector collector;
  private PlanDesk plans;
  private AnomalyDesk desk;
  private String deployment;
  private volatile Instant now = Series.START;
  private volatile List<String> busiest = List.of();

  @BeforeEach
  void open() throws Exception {
    fill();
    Settings settings =
        SettingsReader.over(Map.of("databases", Map.of("shop", Map.of("url", url))));
    store = done(Database.open(vertx, settings.store(), directory));
    Caches caches = new Caches(vertx, settings);
    fingerprints = Fingerprints.open(vertx, caches.declare(Fingerprints.ANSWERS));
    watches = Watches.open(vertx, settings, () -> now, name -> null);
    Ledger ledger = new Ledger(store, settings.collect(), () -> now);
    collector =
        new Collector(
            vertx,
            settings.collect(),
            new Collector.Ports(
                watches, ledger, () -> now, fingerprints::of, (name, most) -> busiest = most));
    desk = desk(settings, caches, ledger);
    plans = plans(caches, ledger);
    Bus bus = new Bus(vertx, (address, nanos, fault) -> {});
    deployment = done(vertx.deployVerticle(new AnomalyVerticle(bus, desk)));
    done(collector.collectNow("shop"));
  }

  private void fill() throws Exception {
    server = TestPostgres.start(18, Map.of("autovacuum", "off"));
    url = server.create("shop");
    execute(
        "CREATE TABLE orders AS SELECT i AS id, i % 10000 AS customer, repeat('x', 50) AS note"
            + " FROM generate_series(1, 100000) i",
        "CREATE INDEX orders_of_customer ON orders (customer)", "ANALYZE orders");
  }

  private AnomalyDesk desk(Settings settings, Caches caches, Ledger ledger) {
    var ports =
        new AnomalyPorts(
            watches::down,
            ledger::intervals,
            (name, prints, call) -> Future.succeededFuture(Map.of()),
            () -> now);
    return new AnomalyDesk(
        vertx, new AnomalyDesk.Parts(store, caches, ports, settings.collect().retention(), null));
  }

  private PlanDesk plans(Caches caches, Ledger ledger) {
    var ports =
        new PlanPorts(
            name ->
                new PlanPorts.Target(
                    watches.forPlans(name), false, watches.epoch(name), watches.down(name)),
            (sql, call) -> fingerprints.of(new AskFingerprint(sql), call),
            ledger::sample,
            desk::planChanged);
    return new PlanDesk(new PlanDesk.Parts(store, caches, () -> now, ports));
  }

  @AfterEach
  void close() throws Exception {
    done(vertx.undeploy(deployment));
    done(collector.stop());
    done(watches.close());
    done(store.close());
    fingerprints.close();
    done(vertx.close());
    server.close();
  }

  private static <T> T done(Future<T> future) throws TimeoutException {
    return future.await(30, SECONDS);
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** So many minutes of the workload, each collected, with its plans, and looked at. */
  private void pass(int minutes) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < minutes; i++) {
        for (int call = 0; call < CALLS; call++) {
          statement.execute(LOOKUP.formatted(random.nextInt(10_000)));
        }
        now = now.plus(Duration.ofMinutes(1));
        var collected = done(collector.collectNow("shop")).orElseThrow();
        done(plans.take("shop", busiest, Call.within(Duration.ofSeconds(30))));
        done(desk.collected(collected));
      }
    }
  }

  private List<Anomaly> lookups() throws TimeoutException {
    String print = fingerprints.now(LOOKUP.formatted(1)).fingerprint();
    return done(Insight.ANOMALIES.ask(vertx, new AskAnomalies("shop", null, null, print)))
        .anomalies();
  }

  @Test
  void anomalies_tellOfADroppedIndex_untilItIsBack() throws Exception {
    pass(Past.NEEDED + 6);
    List<Anomaly> before = lookups();
    execute("DROP INDEX orders_of_customer");
    pass(4);
    List<Anomaly> during = lookups();
    execute("CREATE INDEX orders_of_customer ON orders (customer)");

    pass(5);

    assertThat(before).isEmpty();
    assertThat(during).hasSize(1);
    Anomaly one = during.getFirst();
    assertThat(one.kind()).isEqualTo(AnomalyKind.PLAN_FLIP);
    assertThat(one.state()).isEqualTo(AnomalyState.OPEN);
    assertThat(one.before()).isNotNull();
    assertThat(one.after()).isNotNull().isNotEqualTo(one.before());
    assertThat(one.figure()).isGreaterThan(5 * one.baseline().median());
    assertThat(lookups())
        .singleElement()
        .returns(one.id(), Anomaly::id)
        .returns(AnomalyState.RESOLVED, Anomaly::state);
  }
}
