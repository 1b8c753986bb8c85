package dev.assay.query.advice;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.query.Advisory;
import dev.assay.query.Advisory.Advice;
import dev.assay.query.Advisory.Advised;
import dev.assay.query.Advisory.AskAdvice;
import dev.assay.query.Advisory.Decide;
import dev.assay.query.Advisory.Decision;
import dev.assay.query.Query;
import dev.assay.query.Query.AskFingerprint;
import dev.assay.query.Query.AskTop;
import dev.assay.query.Query.Figures;
import dev.assay.query.Query.Fingerprinted;
import dev.assay.query.advice.AdvicePorts.Presence;
import dev.assay.query.collect.CollectVerticle;
import dev.assay.query.collect.Collector;
import dev.assay.query.collect.Ledger;
import dev.assay.query.collect.Watches;
import dev.assay.query.fingerprint.Fingerprints;
import dev.assay.query.plan.PlanDesk;
import dev.assay.query.plan.PlanPorts;
import dev.assay.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Advice on one PostgreSQL called {@code shop}, over everything that is real: collector, plans,
 * store and bus, with a clock that tests move. Indexes are looked for by what a test says.
 */
final class AdviceFixture implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  final Vertx vertx = Vertx.vertx();
  final Caches caches;
  final AdviceDesk desk;
  final Watches watches;
  final PlanDesk plans;
  FoundIndexes indexes = FoundIndexes.NONE;
  Presence presence = Presence.UNKNOWN;
  long epoch;

  /** As whom statements are run. */
  String user;

  private final Database database;
  private final Fingerprints fingerprints;
  private final Collector collector;
  private volatile Instant now = START;

  AdviceFixture(Path directory, String url) throws TimeoutException {
    this(directory, url, START);
  }

  AdviceFixture(Path directory, String url, Instant start) throws TimeoutException {
    this.user = url;
    this.now = start;
    Settings settings =
        SettingsReader.over(
            Map.of(
                "databases",
                Map.of("shop", Map.of("url", url)),
                "collect",
                Map.of("interval", "10h", "plans", 2)));
    database = Database.open(vertx, settings.store(), directory).await(20, SECONDS);
    caches = new Caches(vertx, settings);
    fingerprints = Fingerprints.open(vertx, caches.declare(Fingerprints.ANSWERS));
    watches = Watches.open(vertx, settings, () -> now, name -> null);
    var ledger = new Ledger(database, settings.collect(), () -> now);
    var bus = new Bus(vertx, (address, nanos, fault) -> {});
    plans = new PlanDesk(new PlanDesk.Parts(database, caches, () -> now, planPorts(ledger)));
    var ports =
        new Collector.Ports(watches, ledger, () -> now, fingerprints::of, (name, busiest) -> {});
    collector = new Collector(vertx, settings.collect(), ports);
    desk = new AdviceDesk(vertx, new AdviceDesk.Parts(database, caches, () -> now, ports(ledger)));
    Future.all(
            vertx.deployVerticle(new CollectVerticle(bus, collector, ports)),
            vertx.deployVerticle(new AdviceVerticle(bus, desk)))
        .await(20, SECONDS);
    collector.collectNow("shop").await(30, SECONDS);
  }

  private PlanPorts planPorts(Ledger ledger) {
    return new PlanPorts(
        name ->
            new PlanPorts.Target(watches.forPlans(name), false, epoch(name), watches.down(name)),
        (sql, call) -> fingerprints.of(new AskFingerprint(sql), call),
        ledger::sample,
        change -> {});
  }

  private AdvicePorts ports(Ledger ledger) {
    return new AdvicePorts(
        watches::of,
        this::epoch,
        new AdvicePorts.History(
            (question, call) -> Query.TOP.ask(vertx, question, call),
            ledger::statement,
            ledger::intervals),
        new AdvicePorts.Plans(plans::explain, plans::latest),
        new AdvicePorts.Indexes() {
          @Override
          public Future<FoundIndexes> of(String name, List<IndexQuery> queries, Call call) {
            return Future.succeededFuture(indexes);
          }

          @Override
          public Future<Presence> presence(String name, String ddl, Call call) {
            return Future.succeededFuture(presence);
          }
        });
  }

  private String epoch(String name) {
    return watches.epoch(name) + '-' + epoch;
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** A minute in which these statements are run. */
  void minute(String... statements) throws SQLException, TimeoutException {
    try (Connection connection = DriverManager.getConnection(user);
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    pass(Duration.ofMinutes(1));
    collector.collectNow("shop").await(30, SECONDS);
    epoch++;
  }

  Advice advice() throws TimeoutException {
    return advice(null);
  }

  Advice advice(@Nullable String fingerprint) throws TimeoutException {
    return Advisory.ADVICE.ask(vertx, new AskAdvice("shop", fingerprint)).await(60, SECONDS);
  }

  /** What one rule says now. */
  List<Advised> of(String rule) throws TimeoutException {
    return advice().advice().stream().filter(one -> one.rule().equals(rule)).toList();
  }

  Advised decide(String id, Decision decision, @Nullable String reason) throws TimeoutException {
    return Advisory.DECIDE.ask(vertx, new Decide("shop", id, decision, reason)).await(30, SECONDS);
  }

  String fingerprint(String sql) {
    return fingerprints.now(sql).fingerprint();
  }

  Future<Fingerprinted> fingerprinted(AskFingerprint asked, Call call) {
    return fingerprints.of(asked, call);
  }

  List<Figures> top() throws TimeoutException {
    return Query.TOP.ask(vertx, new AskTop("shop", null, "24h", 1000)).await(30, SECONDS).queries();
  }

  @Override
  public void close() throws TimeoutException {
    Future.join(vertx.deploymentIDs().stream().map(vertx::undeploy).toList())
        .compose(undeployed -> watches.close())
        .compose(closed -> database.close())
        .await(30, SECONDS);
    fingerprints.close();
    vertx.close().await(30, SECONDS);
  }
}
