package dev.assay.http;

import dev.assay.bus.Fault;
import dev.assay.query.Advisory;
import dev.assay.query.Insight;
import dev.assay.query.Query;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Anomalies, snapshots, recurring load and advice of a database. On event loops. */
final class InsightRoutes {
  private static final String DATABASE = "/v1/databases/{db}";
  private static final int CREATED = 201;

  private InsightRoutes() {}

  /** The snapshot that is to be taken of the database in the path. */
  record Taken(String name, Insight.@Nullable SnapshotType type, @Nullable String span) {}

  /** What was decided on the advice in the path. */
  record Decided(Advisory.Decision decision, @Nullable String reason) {}

  static void add(Routes routes) {
    routes
        .get(DATABASE + "/anomalies", InsightRoutes::anomalies)
        .post(DATABASE + "/snapshots", InsightRoutes::take)
        .get(DATABASE + "/snapshots", InsightRoutes::snapshots)
        .get(DATABASE + "/snapshots/compare", InsightRoutes::compare)
        .get(DATABASE + "/workload-patterns", InsightRoutes::workload)
        .get(DATABASE + "/advice", InsightRoutes::advice)
        .post(DATABASE + "/advice/{id}", InsightRoutes::decide);
  }

  private static Future<Answer> anomalies(Exchange exchange) {
    var question =
        new Insight.AskAnomalies(
            exchange.path("db"),
            Choice.of(exchange, "state", Insight.AnomalyState.values(), Insight.AnomalyState::wire),
            Choice.of(exchange, "severity", Query.Severity.values(), Query.Severity::wire),
            exchange.query("fingerprint"));
    return exchange.ask(Insight.ANOMALIES, question).map(Answer::json);
  }

  private static Future<Answer> take(Exchange exchange) {
    Taken body = exchange.body(Taken.class);
    var question =
        new Insight.TakeSnapshot(exchange.path("db"), body.name(), body.type(), body.span());
    return exchange.ask(Insight.SNAPSHOT, question).map(taken -> Answer.json(CREATED, taken));
  }

  private static Future<Answer> snapshots(Exchange exchange) {
    return exchange
        .ask(Insight.SNAPSHOTS, new Insight.AskSnapshots(exchange.path("db")))
        .map(Answer::json);
  }

  private static Future<Answer> compare(Exchange exchange) {
    var question =
        new Insight.Compare(
            exchange.path("db"), snapshot(exchange, "before"), snapshot(exchange, "after"));
    return exchange.ask(Insight.COMPARE, question).map(Answer::json);
  }

  private static String snapshot(Exchange exchange, String name) {
    String text = exchange.query(name);
    if (text == null || text.isBlank()) {
      throw Fault.INVALID.because(
          "parameter '%s' is missing; the id or the name of a snapshot was expected"
              .formatted(name));
    }
    return text;
  }

  private static Future<Answer> workload(Exchange exchange) {
    return exchange
        .ask(Insight.WORKLOAD, new Insight.AskWorkload(exchange.path("db")))
        .map(Answer::json);
  }

  private static Future<Answer> advice(Exchange exchange) {
    var question = new Advisory.AskAdvice(exchange.path("db"), exchange.query("fingerprint"));
    return exchange.ask(Advisory.ADVICE, question).map(Answer::json);
  }

  private static Future<Answer> decide(Exchange exchange) {
    Decided body = exchange.body(Decided.class);
    var question =
        new Advisory.Decide(
            exchange.path("db"), exchange.path("id"), body.decision(), body.reason());
    return exchange.ask(Advisory.DECIDE, question).map(Answer::json);
  }
}
