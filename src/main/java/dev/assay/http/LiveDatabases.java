package dev.assay.http;

import dev.assay.bus.Fault;
import dev.assay.query.Insight;
import dev.assay.query.Query;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the dashboard tells of each watched database. Stateless; on event loops. */
final class LiveDatabases {
  private static final String SINCE = "1h";
  private static final int BUSIEST = 5;

  private LiveDatabases() {}

  /** The data of an event {@code databases}. */
  record Overview(List<Database> databases) {
    Overview {
      databases = List.copyOf(databases);
    }
  }

  /**
   * One database.
   *
   * @param top its busiest queries of the last hour; null where {@code lacks} says why not
   * @param anomalies those that go on; null where {@code anomaliesLack} says why not
   */
  record Database(
      Query.Watched watched,
      Query.@Nullable Top top,
      @Nullable String lacks,
      @Nullable List<Insight.Anomaly> anomalies,
      @Nullable String anomaliesLack) {}

  private record Told<A>(@Nullable A answer, @Nullable String lacks) {}

  static Future<Overview> look(Vertx vertx) {
    return Query.DATABASES
        .ask(vertx, new Query.AskDatabases())
        .compose(all -> {
          List<Future<Database>> asked =
              all.databases().stream().map(each -> look(vertx, each)).toList();
          return Future.all(asked)
              .map(done -> new Overview(asked.stream().map(Future::result).toList()));
        });
  }

  private static Future<Database> look(Vertx vertx, Query.Watched watched) {
    String name = watched.name();
    Future<Told<Query.Top>> top =
        told(Query.TOP.ask(vertx, new Query.AskTop(name, Query.Order.TOTAL_TIME, SINCE, BUSIEST)));
    Future<Told<Insight.Anomalies>> anomalies =
        told(
            Insight.ANOMALIES.ask(
                vertx, new Insight.AskAnomalies(name, Insight.AnomalyState.OPEN, null, null)));
    return Future.all(top, anomalies)
        .map(both -> database(watched, top.result(), anomalies.result()));
  }

  private static Database database(
      Query.Watched watched, Told<Query.Top> top, Told<Insight.Anomalies> anomalies) {
    Insight.Anomalies found = anomalies.answer();
    return new Database(
        watched,
        top.answer(),
        top.lacks(),
        found == null ? null : found.anomalies(),
        found == null ? anomalies.lacks() : found.lacks());
  }

  // What one part cannot tell must not hide what the others can.
  private static <A> Future<Told<A>> told(Future<A> asked) {
    return asked.map(answer -> new Told<>(answer, null)).otherwise(LiveDatabases::lacking);
  }

  private static <A> Told<A> lacking(Throwable cause) {
    if (cause instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS) {
      return new Told<>(null, "this server does not answer that");
    }
    return new Told<>(
        null,
        Fault.of(cause) == Fault.INTERNAL
            ? "a mistake of ours, see the log"
            : String.valueOf(cause.getMessage()));
  }
}
