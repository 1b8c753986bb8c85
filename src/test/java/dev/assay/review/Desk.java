package dev.assay.review;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.code.CodeReader;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.query.Advisory;
import dev.assay.query.Forecast;
import dev.assay.query.Insight;
import dev.assay.query.Query;
import dev.assay.query.fingerprint.Fingerprints;
import dev.assay.testgen.Testgen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A review desk over the real readers; what the query desk and the tests desk answer is written
 * down, and each question to them is kept.
 */
final class Desk implements AutoCloseable {
  static final int MAX_SOURCE = 2_097_152;
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final Vertx vertx = Vertx.vertx();
  final ConcurrentLinkedQueue<Object> asked = new ConcurrentLinkedQueue<>();
  private final CodeReader reader;
  private final Fingerprints fingerprints;

  Function<Query.AskDatabases, Future<Query.Databases>> databases =
      ask -> Future.succeededFuture(new Query.Databases(List.of(watched("demo"))));
  Function<Query.AskHistory, Future<Query.History>> history =
      ask -> Future.succeededFuture(history(ask));
  Function<Query.Explain, Future<Query.Explained>> explain =
      ask -> Future.succeededFuture(explained(ask));
  Function<Forecast.Predict, Future<Forecast.Predicted>> predict =
      ask -> Future.succeededFuture(predicted());
  Function<Insight.AskAnomalies, Future<Insight.Anomalies>> anomalies =
      ask -> Future.succeededFuture(new Insight.Anomalies(ask.database(), List.of(), null));
  Function<Advisory.AskAdvice, Future<Advisory.Advice>> advice =
      ask ->
          Future.succeededFuture(
              new Advisory.Advice(ask.database(), List.of(advised()), List.of(), "only estimated"));
  Function<Testgen.Generate, Future<Testgen.Generated>> tests =
      ask -> Future.failedFuture(Fault.UNAVAILABLE.because("nobody writes tests here"));

  Desk() {
    Settings settings = SettingsReader.over(Map.of());
    var caches = new Caches(vertx, settings);
    reader =
        new CodeReader(
            new dev.assay.bus.Desk(vertx, "code", 2, 64),
            caches.declare(CodeReader.SOURCES),
            caches.declare(CodeReader.METHODS),
            MAX_SOURCE);
    fingerprints = Fingerprints.open(vertx, caches.declare(Fingerprints.ANSWERS));
  }

  private <Q, A> Ports.Port<Q, A> kept(Function<Q, Future<A>> answer) {
    return (question, call) -> {
      asked.add(question);
      return answer.apply(question);
    };
  }

  Future<Review.Reviewed> asking(Review.Examine question) {
    var desk =
        new ReviewDesk(
            new Ports(
                reader::queries,
                reader::unit,
                fingerprints::of,
                kept(databases),
                kept(history),
                kept(explain),
                kept(predict),
                kept(anomalies),
                kept(advice),
                kept(tests)));
    return Future.succeededFuture(question).compose(it -> desk.review(it, Call.within(PATIENCE)));
  }

  Review.Reviewed review(Review.Examine question) throws Exception {
    return asking(question).await(60, TimeUnit.SECONDS);
  }

  /** Without tests. */
  Review.Reviewed review(String source, String... database) throws Exception {
    return review(
        new Review.Examine(
            source,
            null,
            database.length == 0 ? null : database[0],
            new Review.Options(false, null)));
  }

  <T> Stream<T> asked(Class<T> type) {
    return asked.stream().filter(type::isInstance).map(type::cast);
  }

  private static Query.Watched watched(String name) {
    return new Query.Watched(name, "h:5432/d", Query.Status.UP, "18.6", null, null, NOW, 1);
  }

  private static Query.History history(Query.AskHistory ask) {
    var figures =
        new Query.Figures(
            ask.fingerprint(), "n", false, 12, 24, 2, 0.5, 1.0, 3.0, 4, 5, 6, 7, 8, 9);
    return new Query.History(ask.database(), figures, List.of(), List.of(), List.of());
  }

  private static Query.Explained explained(Query.Explain ask) {
    return new Query.Explained(
        ask.database(),
        "f",
        "shape",
        NOW,
        12.5,
        null,
        false,
        true,
        "[]",
        List.of(),
        List.of(),
        null);
  }

  private static Forecast.Predicted predicted() {
    return new Forecast.Predicted(
        List.of(
            new Forecast.Prediction(
                "p1",
                "f",
                Query.Scenario.CURRENT,
                1.5,
                new Forecast.Interval(1, 2, 0.9),
                Forecast.Source.MODEL,
                "m1",
                "features-1",
                null,
                null,
                null)));
  }

  private static Advisory.Advised advised() {
    return new Advisory.Advised(
        "i1",
        Advisory.AdviceKind.INDEX,
        "btree",
        List.of("f"),
        "an index saves reading the table",
        "CREATE INDEX ON b (c)",
        Advisory.Basis.ESTIMATE,
        "0",
        Map.of(),
        0.5,
        Advisory.Decision.OPEN,
        null);
  }

  @Override
  public void close() throws TimeoutException {
    fingerprints.close();
    vertx.close().await(30, TimeUnit.SECONDS);
  }
}
