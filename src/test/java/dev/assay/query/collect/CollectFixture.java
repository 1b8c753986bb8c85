package dev.assay.query.collect;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.query.Query;
import dev.assay.query.Query.AskDatabases;
import dev.assay.query.Query.AskHistory;
import dev.assay.query.Query.AskTop;
import dev.assay.query.Query.Collected;
import dev.assay.query.Query.Figures;
import dev.assay.query.Query.History;
import dev.assay.query.Query.Top;
import dev.assay.query.Query.Watched;
import dev.assay.query.fingerprint.Fingerprints;
import dev.assay.store.Database;
import dev.assay.store.TestStore;
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
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/**
 * A collector of one PostgreSQL called {@code shop} over a real store, with a clock that tests
 * move. Its timer is too slow to tick within a test.
 */
final class CollectFixture implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  final Vertx vertx = Vertx.vertx();
  final Settings settings;
  final Database database;
  final Fingerprints fingerprints;
  final Watches watches;
  final Ledger ledger;
  final Collector collector;
  final Bus bus;
  final List<List<String>> busiest = new CopyOnWriteArrayList<>();
  private volatile Instant now;

  private CollectFixture(TestStore store, Path directory, Map<String, ?> watched, Instant start)
      throws TimeoutException {
    now = start;
    settings =
        SettingsReader.over(
            Map.of("databases", watched, "collect", Map.of("interval", "10h", "plans", 2)));
    database = store.open(vertx, directory).await(20, SECONDS);
    Caches caches = new Caches(vertx, settings);
    fingerprints = Fingerprints.open(vertx, caches.declare(Fingerprints.ANSWERS));
    watches = Watches.open(vertx, settings, () -> now, name -> null);
    ledger = new Ledger(database, settings.collect(), () -> now);
    bus = new Bus(vertx, (address, nanos, fault) -> {});
    var ports =
        new Collector.Ports(
            watches,
            ledger,
            () -> now,
            fingerprints::of,
            (name, fingerprintsOfIt) -> busiest.add(fingerprintsOfIt));
    collector = new Collector(vertx, settings.collect(), ports);
    vertx.deployVerticle(new CollectVerticle(bus, collector, ports)).await(20, SECONDS);
  }

  /** Watches the database at {@code url}; its first reading is done once this returns. */
  static CollectFixture of(Path directory, String url) throws TimeoutException {
    return of(directory, url, START);
  }

  static CollectFixture of(Path directory, String url, Instant start) throws TimeoutException {
    var fixture =
        new CollectFixture(
            TestStore.EMBEDDED, directory, Map.of("shop", Map.of("url", url)), start);
    fixture.collector.idle().await(30, SECONDS);
    return fixture;
  }

  static CollectFixture withoutDatabases(TestStore store, Path directory) throws TimeoutException {
    return new CollectFixture(store, directory, Map.of(), START);
  }

  static Call call() {
    return Call.within(Duration.ofSeconds(30));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  /** A minute later, what was done since. */
  Optional<Collected> collect() throws TimeoutException {
    pass(Duration.ofMinutes(1));
    return collector.collectNow("shop").await(30, SECONDS);
  }

  Top top() throws TimeoutException {
    return top("1h");
  }

  Top top(String since) throws TimeoutException {
    return Query.TOP.ask(vertx, new AskTop("shop", null, since, 1000)).await(30, SECONDS);
  }

  /** The only query whose text has these words. */
  Figures figures(String words) throws TimeoutException {
    List<Figures> found =
        top().queries().stream().filter(query -> query.normalized().contains(words)).toList();
    if (found.size() != 1) {
      throw new AssertionError("not one with '" + words + "' but " + found + " of " + top());
    }
    return found.getFirst();
  }

  History history(String fingerprint) throws TimeoutException {
    return Query.HISTORY.ask(vertx, new AskHistory("shop", fingerprint, null)).await(30, SECONDS);
  }

  Watched watched() throws TimeoutException {
    return Query.DATABASES.ask(vertx, new AskDatabases()).await(30, SECONDS).databases().getFirst();
  }

  /** Runs a statement as a user would, so many times. */
  static void run(String url, int times, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (int i = 0; i < times; i++) {
        statement.execute(sql);
      }
    }
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
