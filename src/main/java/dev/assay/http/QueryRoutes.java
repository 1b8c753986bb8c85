package dev.assay.http;

import dev.assay.bus.Fault;
import dev.assay.query.Query;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements, the databases they run on, their figures, features and plans. On event loops. */
final class QueryRoutes {
  private static final String ROOT = "/v1/databases";
  private static final String DATABASE = ROOT + "/{db}";
  private static final String QUERY = DATABASE + "/queries/{fingerprint}";

  private final FastLanes lanes;
  private final Responses responses;

  private QueryRoutes(FastLanes lanes, Responses responses) {
    this.lanes = lanes;
    this.responses = responses;
  }

  /** Which queries' features are wanted of the database in the path. */
  record Many(List<String> fingerprints, Query.@Nullable Scenario scenario) {
    Many {
      fingerprints = fingerprints == null ? List.of() : List.copyOf(fingerprints);
    }
  }

  /** What is to be planned on the database in the path. */
  record Planned(@Nullable String sql, @Nullable String fingerprint, @Nullable Boolean analyze) {}

  static void add(Routes routes, FastLanes lanes, Responses responses) {
    var queries = new QueryRoutes(lanes, responses);
    routes
        .post("/v1/fingerprints", queries::fingerprint)
        .get(ROOT, QueryRoutes::databases)
        .get(DATABASE + "/queries", queries::top)
        .get(QUERY, queries::history)
        .get(QUERY + "/features", QueryRoutes::features)
        .get(QUERY + "/plans", QueryRoutes::plans)
        .post(DATABASE + "/features", QueryRoutes::manyFeatures)
        .post(DATABASE + "/explain", QueryRoutes::explain);
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

  private Future<Answer> top(Exchange exchange) {
    var question =
        new Query.AskTop(
            exchange.path("db"),
            oneOf(exchange, "order", Query.Order.values(), Query.Order::wire),
            exchange.query("since"),
            exchange.queryNumber("limit"));
    return responses.answer(exchange, question.database(), Query.TOP, question);
  }

  private Future<Answer> history(Exchange exchange) {
    var question =
        new Query.AskHistory(
            exchange.path("db"), exchange.path("fingerprint"), exchange.query("since"));
    return responses.answer(exchange, question.database(), Query.HISTORY, question);
  }

  private static Future<Answer> features(Exchange exchange) {
    String fingerprint = exchange.path("fingerprint");
    var question =
        new Query.AskFeatures(
            exchange.path("db"),
            List.of(fingerprint),
            oneOf(exchange, "scenario", Query.Scenario.values(), Query.Scenario::wire));
    return exchange
        .ask(Query.FEATURES, question)
        .map(found -> {
          if (found.queries().isEmpty()) {
            throw Fault.ABSENT.because(
                "the database %s has no query %s; GET %s/%s/queries lists what it has"
                    .formatted(found.database(), fingerprint, ROOT, found.database()));
          }
          return Answer.json(found);
        });
  }

  private static Future<Answer> manyFeatures(Exchange exchange) {
    Many body = exchange.body(Many.class);
    var question = new Query.AskFeatures(exchange.path("db"), body.fingerprints(), body.scenario());
    return exchange.ask(Query.FEATURES, question).map(Answer::json);
  }

  private static Future<Answer> plans(Exchange exchange) {
    var question = new Query.AskPlans(exchange.path("db"), exchange.path("fingerprint"));
    return exchange.ask(Query.PLANS, question).map(Answer::json);
  }

  private static Future<Answer> explain(Exchange exchange) {
    Planned body = exchange.body(Planned.class);
    var question =
        new Query.Explain(exchange.path("db"), body.sql(), body.fingerprint(), body.analyze());
    return exchange.ask(Query.EXPLAIN, question).map(Answer::json);
  }

  private static <E> @Nullable E oneOf(
      Exchange exchange, String name, E[] values, Function<E, String> wire) {
    String text = exchange.query(name);
    if (text == null) {
      return null;
    }
    return Arrays.stream(values)
        .filter(value -> wire.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() ->
            Fault.INVALID.because(
                "'%s': expected one of %s, was '%s'"
                    .formatted(
                        name,
                        Arrays.stream(values).map(wire).collect(Collectors.joining(", ")),
                        text)));
  }
}
