package dev.assay.http;

import dev.assay.bus.Fault;
import dev.assay.cache.Kept;
import dev.assay.query.Query;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statements, the databases they run on, their figures, features and plans. On event loops. */
final class QueryRoutes {
  private static final String ROOT = "/v1/databases";
  private static final String DATABASE = ROOT + "/{db}";
  private static final String QUERY = DATABASE + "/queries/{fingerprint}";

  private final FastLanes lanes;

  private QueryRoutes(FastLanes lanes) {
    this.lanes = lanes;
  }

  /** Which queries' features are wanted of the database in the path. */
  record Many(List<String> fingerprints, Query.@Nullable Scenario scenario) {
    Many {
      fingerprints = fingerprints == null ? List.of() : List.copyOf(fingerprints);
    }
  }

  /** What is to be planned on the database in the path. */
  record Planned(@Nullable String sql, @Nullable String fingerprint, @Nullable Boolean analyze) {}

  static void add(Routes routes, FastLanes lanes) {
    var mine = new QueryRoutes(lanes);
    routes
        .post("/v1/fingerprints", mine::fingerprint)
        .get(ROOT, QueryRoutes::databases)
        .get(DATABASE + "/queries", QueryRoutes::top)
        .get(QUERY, QueryRoutes::history)
        .get(QUERY + "/features", mine::features)
        .get(QUERY + "/plans", QueryRoutes::plans)
        .post(DATABASE + "/features", mine::manyFeatures)
        .post(DATABASE + "/explain", mine::explain);
  }

  private Future<Answer> fingerprint(Exchange exchange) {
    Query.AskFingerprint question = exchange.body(Query.AskFingerprint.class);
    Query.Fingerprinted known = lanes.fingerprints().apply(question);
    return known != null
        ? Future.succeededFuture(answer(known, Headers.HIT))
        : exchange.ask(Query.FINGERPRINT, question).map(made -> answer(made, Headers.MISS));
  }

  private static Answer answer(Query.Fingerprinted fingerprinted, CharSequence cache) {
    return Answer.json(fingerprinted).with(Headers.X_CACHE, cache);
  }

  private static Future<Answer> databases(Exchange exchange) {
    return exchange.ask(Query.DATABASES, new Query.AskDatabases()).map(Answer::json);
  }

  private static Future<Answer> top(Exchange exchange) {
    var question =
        new Query.AskTop(
            exchange.path("db"),
            Choice.of(exchange, "order", Query.Order.values(), Query.Order::wire),
            exchange.query("since"),
            exchange.queryNumber("limit"));
    return exchange.ask(Query.TOP, question).map(Answer::json);
  }

  private static Future<Answer> history(Exchange exchange) {
    var question =
        new Query.AskHistory(
            exchange.path("db"), exchange.path("fingerprint"), exchange.query("since"));
    return exchange.ask(Query.HISTORY, question).map(Answer::json);
  }

  private Future<Answer> features(Exchange exchange) {
    String fingerprint = exchange.path("fingerprint");
    var question =
        new Query.AskFeatures(
            exchange.path("db"),
            List.of(fingerprint),
            Choice.of(exchange, "scenario", Query.Scenario.values(), Query.Scenario::wire));
    return features(exchange, question, found -> {
      if (found.queries().isEmpty()) {
        throw Fault.ABSENT.because(
            "the database %s has no query %s; GET %s/%s/queries lists what it has"
                .formatted(found.database(), fingerprint, ROOT, found.database()));
      }
      return Answer.json(found);
    });
  }

  private Future<Answer> features(
      Exchange exchange, Query.AskFeatures question, Function<Query.Features, Answer> shown) {
    Kept<Query.Features> known = lanes.features().apply(question);
    return known != null
        ? Future.succeededFuture(shown.apply(known.value()).cached(Headers.HIT, known.age()))
        : exchange
            .ask(Query.FEATURES, question)
            .map(found -> shown.apply(found).with(Headers.X_CACHE, Headers.MISS));
  }

  private Future<Answer> manyFeatures(Exchange exchange) {
    Many body = exchange.body(Many.class);
    var question = new Query.AskFeatures(exchange.path("db"), body.fingerprints(), body.scenario());
    return features(exchange, question, Answer::json);
  }

  private static Future<Answer> plans(Exchange exchange) {
    var question = new Query.AskPlans(exchange.path("db"), exchange.path("fingerprint"));
    return exchange.ask(Query.PLANS, question).map(Answer::json);
  }

  private Future<Answer> explain(Exchange exchange) {
    Planned body = exchange.body(Planned.class);
    var question =
        new Query.Explain(exchange.path("db"), body.sql(), body.fingerprint(), body.analyze());
    Query.Explained known = lanes.plans().apply(question);
    return known != null
        ? Future.succeededFuture(aged(known, Headers.HIT))
        : exchange.ask(Query.EXPLAIN, question).map(QueryRoutes::made);
  }

  // What was run for this question alone was in no cache.
  private static Answer made(Query.Explained plan) {
    if (plan.stale() != null) {
      return aged(plan, Headers.STALE);
    }
    Answer answer = Answer.json(plan);
    return plan.analyzed() ? answer : answer.with(Headers.X_CACHE, Headers.MISS);
  }

  private static Answer aged(Query.Explained plan, CharSequence cache) {
    return Answer.json(plan)
        .cached(
            plan.stale() == null ? cache : Headers.STALE,
            Duration.between(plan.at(), Instant.now()));
  }
}
