package dev.assay.query.advice.index;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Call;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.query.fingerprint.Fingerprints;
import dev.assay.store.PgUrl;
import dev.assay.store.Postgres;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** An advisor over one real database, called {@code shop}. For one test class. */
final class Advising implements AutoCloseable {
  final Vertx vertx = Vertx.vertx();
  final Postgres postgres;
  final IndexAdvisor advisor;
  private final Fingerprints fingerprints;

  Advising(String jdbcUrl) {
    Settings settings =
        SettingsReader.over(Map.of("database", Map.of("statementTimeout", "10s", "maxOpen", "1")));
    this.postgres =
        Postgres.open(
            vertx,
            "shop",
            new PgUrl(jdbcUrl, "here", Optional.empty(), Optional.empty()),
            settings.database());
    var caches = new Caches(vertx, settings.cache(), settings.caches(), System::nanoTime);
    this.fingerprints = Fingerprints.open(vertx, caches.declare(Fingerprints.ANSWERS));
    this.advisor = new IndexAdvisor(name -> postgres);
  }

  Subject subject(String sql, Subject.Load load) {
    return new Subject("shop", fingerprints.now(sql), sql, load);
  }

  IndexVerdict advise(String sql) throws Exception {
    return advise(sql, Subject.UNKNOWN);
  }

  IndexVerdict advise(String sql, Subject.Load load) throws Exception {
    return advisor.advise(subject(sql, load), call()).await(60, SECONDS);
  }

  static Call call() {
    return Call.within(Duration.ofSeconds(60));
  }

  @Override
  public void close() throws TimeoutException {
    postgres.close().await(20, SECONDS);
    fingerprints.close();
    vertx.close().await(20, SECONDS);
  }
}
