package dev.assay.query.plan;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.query.Query.AskFingerprint;
import dev.assay.query.Query.Explain;
import dev.assay.query.Query.Explained;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.fingerprint.Fingerprints;
import dev.assay.store.Database;
import dev.assay.store.PgUrl;
import dev.assay.store.Postgres;
import dev.assay.store.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A plan desk over a real PostgreSQL, called {@code shop}, with a clock that a test sets. For one
 * test.
 */
final class TestDesk implements AutoCloseable {
  final Vertx vertx = Vertx.vertx();
  final List<PlanChanged> changes = new CopyOnWriteArrayList<>();
  final Map<String, String> samples = new HashMap<>();
  final Caches caches;
  final PlanDesk desk;
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  String epoch = "1";
  boolean mayAnalyze = true;
  @Nullable String down;
  Postgres postgres;

  private final Settings settings =
      SettingsReader.over(Map.of("database", Map.of("statementTimeout", "3s")));
  private final List<Postgres> opened = new ArrayList<>();
  private final Fingerprints fingerprints;
  private final Database store;

  TestDesk(TestPostgres server, String database, Path dir) throws TimeoutException {
    postgres = open(server.jdbcUrl(database, server.superuser()));
    caches = new Caches(vertx, settings.cache(), settings.caches(), System::nanoTime);
    fingerprints = Fingerprints.open(vertx, caches.declare(Fingerprints.ANSWERS));
    store = Database.open(vertx, settings.store(), dir).await(20, SECONDS);
    var ports =
        new PlanPorts(
            this::target,
            (sql, call) -> fingerprints.of(new AskFingerprint(sql), call),
            this::sample,
            changes::add);
    desk = new PlanDesk(new PlanDesk.Parts(store, caches, () -> now, ports));
  }

  private PlanPorts.Target target(String name) {
    if (!name.equals("shop")) {
      throw Fault.ABSENT.because("no database is called " + name);
    }
    return new PlanPorts.Target(postgres, mayAnalyze, epoch, down);
  }

  private Future<String> sample(String database, String fingerprint, Call call) {
    String sql = samples.get(fingerprint);
    return sql == null
        ? Future.failedFuture(Fault.ABSENT.because("no query is called " + fingerprint))
        : Future.succeededFuture(sql);
  }

  Postgres open(String jdbcUrl) {
    Postgres opening =
        Postgres.open(
            vertx,
            "shop",
            new PgUrl(jdbcUrl, "here", Optional.empty(), Optional.empty()),
            settings.database());
    opened.add(opening);
    return opening;
  }

  /** From now on nobody answers where the database was. */
  void unplug() {
    postgres = open("jdbc:postgresql://localhost:1/shop?user=postgres");
  }

  String fingerprint(String sql) {
    return fingerprints.now(sql).fingerprint();
  }

  /** A query that was collected; gives its fingerprint. */
  String collected(String sql) {
    samples.put(fingerprint(sql), sql);
    return fingerprint(sql);
  }

  Explained explain(String sql) throws TimeoutException {
    return wait(desk.explain(new Explain("shop", sql, null, null), call()));
  }

  Explained analyze(String sql) throws TimeoutException {
    return wait(desk.explain(new Explain("shop", sql, null, true), call()));
  }

  Explained seen(String fingerprint) throws TimeoutException {
    return wait(desk.explain(new Explain("shop", null, fingerprint, null), call()));
  }

  static Call call() {
    return Call.within(Duration.ofSeconds(30));
  }

  static <T> T wait(Future<T> future) throws TimeoutException {
    return future.await(40, SECONDS);
  }

  @Override
  public void close() throws TimeoutException {
    for (Postgres one : opened) {
      wait(one.close());
    }
    fingerprints.close();
    wait(store.close());
    wait(vertx.close());
  }
}
