package dev.assay.query.predict;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.ml.Ml;
import dev.assay.query.Forecast.Predict;
import dev.assay.query.Forecast.PredictItem;
import dev.assay.query.Forecast.Predicted;
import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Query.Fingerprinted;
import dev.assay.query.Query.Kind;
import dev.assay.query.features.FeatureDesk;
import dev.assay.query.features.Watched;
import dev.assay.query.plan.Plan;
import dev.assay.store.Database;
import dev.assay.store.TestPostgres;
import dev.assay.store.TestStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Predictions over a real store, real caches and a real PostgreSQL; the model service is a script:
 * it answers 42 ms, or fails, as a test tells it.
 */
final class PredictFixture {
  static final String ONE = "00000000000000a1";
  static final String UNSEEN = "ffffffffffffffff";
  private static @Nullable String url;

  final Vertx vertx = Vertx.vertx();
  final Watched watched;
  final Database database;
  final Caches caches;
  final FeatureDesk features;
  final Predictions predictions;

  final List<Ml.Infer> inferred = new CopyOnWriteArrayList<>();
  final AtomicInteger planned = new AtomicInteger();
  final AtomicInteger lookedForModel = new AtomicInteger();
  volatile Optional<Ml.Model> active = Optional.of(model("m1"));
  volatile @Nullable RuntimeException registryDown;
  volatile @Nullable RuntimeException serviceDown;
  volatile double answer = 42;

  PredictFixture(Path dir) throws Exception {
    this(dir, true);
  }

  PredictFixture(TestStore store, Path dir) throws Exception {
    this(store, dir, true);
  }

  PredictFixture(Path dir, boolean cached) throws Exception {
    this(TestStore.EMBEDDED, dir, cached);
  }

  private PredictFixture(TestStore store, Path dir, boolean cached) throws Exception {
    watched = new Watched(vertx, url());
    database = store.open(vertx, dir).await(20, SECONDS);
    var policy = new Settings.CachePolicy(Duration.ofMinutes(5), 10_000);
    caches =
        new Caches(
            vertx,
            new Settings.Cache(cached, 10_000),
            Map.of("feature", policy, "prediction", policy),
            System::nanoTime);
    features = new FeatureDesk(vertx, caches.declare(FeatureDesk.CACHE), watched.sources());
    predictions =
        new Predictions(
            vertx,
            new Predictions.Parts(features, ports(), database, caches.declare(Predictions.CACHE)));
  }

  private static synchronized String url() throws SQLException {
    if (url == null) {
      TestPostgres server = TestPostgres.of(18);
      url = server.create("predictions");
      server.execute("predictions", "CREATE TABLE orders (id int, note text)", "ANALYZE orders");
    }
    return url;
  }

  private PredictPorts ports() {
    return new PredictPorts(this::fingerprint, this::plan, this::infer, this::active);
  }

  private Future<Fingerprinted> fingerprint(String sql, Call call) {
    if (sql.contains("\0")) {
      return Future.failedFuture(Fault.INVALID.because("sql: expected text without NUL"));
    }
    int statements = sql.split(";").length;
    return Future.succeededFuture(
        new Fingerprinted(
            "%016x".formatted(sql.toLowerCase(Locale.ROOT).hashCode()),
            sql,
            "lexer-1",
            true,
            List.of(),
            statements,
            Kind.SELECT));
  }

  private Future<Plan> plan(String database, String sql, Call call) {
    planned.incrementAndGet();
    return sql.contains("nowhere")
        ? Future.failedFuture(Fault.INVALID.because("relation \"nowhere\" does not exist"))
        : later(Watched.scan(200));
  }

  private Future<Ml.Inferred> infer(Ml.Infer question, Call call) {
    inferred.add(question);
    RuntimeException down = serviceDown;
    if (down != null) {
      return Future.failedFuture(down);
    }
    String version = active.map(Ml.Model::id).orElse("foreign");
    List<Ml.Estimate> rows = new ArrayList<>();
    for (int i = 0; i < question.rows().size(); i++) {
      rows.add(new Ml.Estimate(answer + i, answer + i - 1, answer + i + 1));
    }
    return later(new Ml.Inferred(version, 0.9, rows));
  }

  private Future<Optional<Ml.Model>> active(Call call) {
    lookedForModel.incrementAndGet();
    RuntimeException down = registryDown;
    return down == null ? later(active) : Future.failedFuture(down);
  }

  private static <T> Future<T> later(T value) {
    Promise<T> promise = Promise.promise();
    Thread.ofVirtual().start(() -> promise.complete(value));
    return promise.future();
  }

  static Ml.Model model(String id) {
    return new Ml.Model(
        id,
        Ml.QUERY_TIME,
        "shop",
        "features-1",
        true,
        Instant.EPOCH,
        100,
        10,
        0.9,
        null,
        null,
        "first");
  }

  static PredictItem item(String fingerprint) {
    return new PredictItem(fingerprint, null, null);
  }

  static PredictItem text(String sql) {
    return new PredictItem(null, sql, null);
  }

  Future<Predicted> asked(PredictItem... items) {
    return predictions.predict(new Predict("shop", List.of(items)), call());
  }

  Prediction predict(PredictItem item) throws Exception {
    return asked(item).await(20, SECONDS).predictions().getFirst();
  }

  static Call call() {
    return Call.within(Duration.ofSeconds(15));
  }

  void close() throws Exception {
    predictions.close().await(20, SECONDS);
    Future.join(database.close(), watched.shop().close()).await(20, SECONDS);
    vertx.close().await(20, SECONDS);
  }
}
