package dev.assay.http;

import dev.assay.bus.Bus;
import dev.assay.bus.Endpoint;
import dev.assay.bus.Fault;
import dev.assay.ml.Ml;
import dev.assay.query.Forecast;
import dev.assay.query.Query;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Answers for the query desk behind the bus, with whole records; the database {@code nowhere} and
 * the fingerprint {@code unknown} stand for what is not there.
 */
final class QueryPeer {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String PLAN = "[{\"Plan\":{\"Node Type\":\"Result\"}}]";

  private QueryPeer() {}

  static Future<?> serve(Bus bus) {
    return Future.all(
        List.of(
            serve(bus, Query.DATABASES, ask -> databases()),
            serve(bus, Query.TOP, QueryPeer::top),
            serve(bus, Query.HISTORY, QueryPeer::history),
            serve(bus, Query.FEATURES, QueryPeer::features),
            serve(bus, Query.EXPLAIN, QueryPeer::explained),
            serve(bus, Query.PLANS, QueryPeer::plans),
            serve(bus, Forecast.PREDICT, QueryPeer::predicted),
            serve(bus, Forecast.VALIDATE, QueryPeer::validated),
            serve(bus, Forecast.TRAIN, ask -> job(ask.database(), String.valueOf(ask.key()))),
            serve(bus, Forecast.JOB, ask -> job("demo", ask.id())),
            serve(bus, Ml.MODELS, ask -> new Ml.Models("embedded", true, List.of(model("m1")))),
            serve(bus, Ml.MODEL, ask -> model(ask.id())),
            serve(bus, Ml.ACTIVATE, ask -> model(ask.id())),
            serve(bus, Ml.PROXY, ask -> proxy())));
  }

  private static <Q extends Record, A extends Record> Future<Void> serve(
      Bus bus, Endpoint<Q, A> endpoint, Function<Q, A> answer) {
    return bus.serve(endpoint, (question, call) -> Future.succeededFuture(answer.apply(question)));
  }

  private static Query.Databases databases() {
    return new Query.Databases(
        List.of(
            new Query.Watched("demo", "h:5432/d", Query.Status.UP, "18.6", null, 1.0, NOW, 24)));
  }

  private static Query.Top top(Query.AskTop ask) {
    if (ask.database().equals("nowhere")) {
      throw Fault.ABSENT.because("no database is called 'nowhere'");
    }
    String words = "%s %s %s".formatted(ask.order(), ask.since(), ask.limit());
    return new Query.Top(ask.database(), NOW, NOW, List.of(figures(words)), null);
  }

  private static Query.Figures figures(String normalized) {
    return new Query.Figures(
        "dc4800056d44bba6", normalized, false, 2, 3, 1.5, 0.5, 1.0, 2.0, 4, 5, 6, 7, 8, 9);
  }

  private static Query.History history(Query.AskHistory ask) {
    var point = new Query.Point(NOW, NOW, 2, 1.5, 0.5, 4, 5, 6, 8);
    return new Query.History(
        ask.database(), figures("select $1"), List.of("-7"), List.of("t"), List.of(point));
  }

  static Query.Features features(Query.AskFeatures ask) {
    List<String> there =
        ask.fingerprints().stream().filter(each -> !each.equals("unknown")).toList();
    List<String> absent = ask.fingerprints().stream().filter("unknown"::equals).toList();
    Query.Scenario scenario = ask.scenario() == null ? Query.Scenario.CURRENT : ask.scenario();
    return new Query.Features(
        ask.database(),
        "features-1",
        there.stream()
            .map(each -> new Query.FeatureSet(each, scenario, Map.of("plan.depth", 2.0), NOW, null))
            .toList(),
        absent);
  }

  static Query.Explained explained(Query.Explain ask) {
    var problem =
        new Query.Problem(
            "slowScan", "0", "Seq Scan", Query.Severity.HIGH, "reads all", Map.of("rows", 9.0));
    return new Query.Explained(
        ask.database(),
        "dc4800056d44bba6",
        "shape",
        NOW,
        12.5,
        3.5,
        Boolean.TRUE.equals(ask.analyze()),
        false,
        PLAN,
        List.of(new Query.NodeTime("0", "Result", 3.5, 1)),
        List.of(problem),
        "stale".equals(ask.fingerprint()) ? "the database demo is down" : null);
  }

  private static Query.Plans plans(Query.AskPlans ask) {
    var seen = new Query.SeenPlan("shape", NOW, NOW, 12.5, PLAN);
    return new Query.Plans(ask.database(), ask.fingerprint(), 0, List.of(seen));
  }

  private static Forecast.Predicted predicted(Forecast.Predict ask) {
    return new Forecast.Predicted(ask.items().stream().map(QueryPeer::prediction).toList());
  }

  private static Forecast.Prediction prediction(Forecast.PredictItem item) {
    boolean known = !"unknown".equals(item.fingerprint());
    return new Forecast.Prediction(
        "p1",
        "dc4800056d44bba6",
        item.scenario() == null ? Query.Scenario.CURRENT : item.scenario(),
        known ? 1.5 : null,
        known ? new Forecast.Interval(1, 2, 0.9) : null,
        known ? Forecast.Source.MODEL : null,
        known ? "m1" : null,
        "features-1",
        known ? null : "there is nothing to tell it from",
        "stale".equals(item.fingerprint()) ? "the model service is down" : null,
        "fresh".equals(item.fingerprint()) ? Instant.now() : known ? NOW : null);
  }

  private static Forecast.Validated validated(Forecast.Validate ask) {
    return new Forecast.Validated(
        ask.id(), -25, ask.actualMs() <= 2, new Forecast.Accuracy("m1", 3, 1.2, 0.9));
  }

  private static Forecast.Job job(String database, String id) {
    return new Forecast.Job(
        id, database, Forecast.JobStatus.RUNNING, "training", 0.5, NOW, null, null, null);
  }

  private static Ml.Model model(String id) {
    if (id.equals("unknown")) {
      throw Fault.ABSENT.because("no model has the id 'unknown'");
    }
    var errors = new Ml.QErrors(1.1, 1.5, 2, 3);
    var heldOut = new Ml.HeldOut(40, errors, errors, errors, 0.9);
    return new Ml.Model(
        id, "query-time", "demo", "features-1", true, NOW, 200, 20, 0.9, heldOut, null, "first");
  }

  private static Ml.Proxy proxy() {
    var operation =
        new Ml.Operation(9, 1, 1, 0, Ml.Breaker.CLOSED, new Ml.Window(9, 1, 0), NOW, "reset");
    return new Ml.Proxy(
        "http://127.0.0.1:1", true, new Ml.Pool(10, 5, 1, 0, 0), 3, Map.of("infer", operation));
  }
}
