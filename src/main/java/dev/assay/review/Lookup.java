package dev.assay.review;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.Advisory;
import dev.assay.query.Forecast;
import dev.assay.query.Insight;
import dev.assay.query.Insight.AnomalyState;
import dev.assay.query.Query;
import dev.assay.query.Query.Kind;
import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks all there is to know of one statement, its parts at the same time; what fails is named and
 * takes nothing else with it. Of one review; safe on any thread.
 */
final class Lookup {
  private static final Set<Kind> PLANNED =
      EnumSet.of(Kind.SELECT, Kind.INSERT, Kind.UPDATE, Kind.DELETE, Kind.MERGE, Kind.UNKNOWN);

  private static final int MOST_AT_ONCE = 8;

  private final Ports ports;
  private final Turns turns;
  private final Call call;
  private final @Nullable String database;
  private final boolean listed;

  /**
   * What is known of a statement.
   *
   * @param degraded what is missing and why
   */
  record Known(
      @Nullable String fingerprint,
      @Nullable Boolean seen,
      Query.@Nullable Figures figures,
      Query.@Nullable Explained plan,
      Forecast.@Nullable Prediction prediction,
      @Nullable List<Insight.Anomaly> anomalies,
      @Nullable List<Advisory.Advised> advice,
      @Nullable String degraded) {
    static Known nothing(@Nullable String degraded) {
      return only(null, degraded);
    }

    static Known only(@Nullable String fingerprint, @Nullable String degraded) {
      return new Known(fingerprint, null, null, null, null, null, null, degraded);
    }
  }

  /**
   * @param listed whether the database is known to be there, so that an absent figure means that
   *     the statement was never asked
   */
  Lookup(Ports ports, Call call, @Nullable String database, boolean listed) {
    this.ports = ports;
    this.turns = new Turns(MOST_AT_ONCE);
    this.call = call;
    this.database = database;
    this.listed = listed;
  }

  Future<Known> of(String sql) {
    return part(() -> ports.fingerprint().ask(new Query.AskFingerprint(sql), call))
        .compose(fingerprint -> of(sql, fingerprint));
  }

  private <A> Future<Part<A>> part(Supplier<Future<A>> question) {
    return Part.of(() -> turns.take(question));
  }

  private Future<Known> of(String sql, Part<Query.Fingerprinted> fingerprint) {
    String watched = database;
    Query.Fingerprinted known = fingerprint.value();
    if (watched == null || known == null) {
      return Future.succeededFuture(
          Known.only(
              known == null ? null : known.fingerprint(), fingerprint.missing("fingerprint")));
    }
    boolean planned = PLANNED.contains(known.kind()) && known.statements() == 1;
    Future<Part<Query.History>> history =
        part(() ->
            ports.history().ask(new Query.AskHistory(watched, known.fingerprint(), null), call));
    Future<Part<Query.Explained>> plan =
        planned
            ? part(() -> ports.explain().ask(new Query.Explain(watched, sql, null, null), call))
            : Future.succeededFuture(Part.notAsked());
    Future<Part<Forecast.Predicted>> prediction =
        planned
            ? part(
                () -> ports.predict().ask(new Forecast.Predict(watched, List.of(item(sql))), call))
            : Future.succeededFuture(Part.notAsked());
    Future<Concluded> concluded =
        history.compose(seen -> concluded(watched, known.fingerprint(), seen.value() != null));
    return Future.all(history, plan, prediction, concluded)
        .map(all ->
            known(
                known,
                new Parts(
                    history.result(),
                    plan.result(),
                    prediction.result(),
                    concluded.result(),
                    planned)));
  }

  private static Forecast.PredictItem item(String sql) {
    return new Forecast.PredictItem(null, sql, null);
  }

  /** What the query desk makes of a query that it has seen; of others it cannot make anything. */
  private record Concluded(Part<Insight.Anomalies> anomalies, Part<Advisory.Advice> advice) {}

  private Future<Concluded> concluded(String watched, String fingerprint, boolean seen) {
    if (!seen) {
      return Future.succeededFuture(new Concluded(Part.notAsked(), Part.notAsked()));
    }
    var open = new Insight.AskAnomalies(watched, AnomalyState.OPEN, null, fingerprint);
    var wanted = new Advisory.AskAdvice(watched, fingerprint);
    Future<Part<Insight.Anomalies>> anomalies = part(() -> ports.anomalies().ask(open, call));
    Future<Part<Advisory.Advice>> advice = part(() -> ports.advice().ask(wanted, call));
    return Future.all(anomalies, advice)
        .map(all -> new Concluded(anomalies.result(), advice.result()));
  }

  private record Parts(
      Part<Query.History> history,
      Part<Query.Explained> plan,
      Part<Forecast.Predicted> prediction,
      Concluded concluded,
      boolean planned) {}

  private Known known(Query.Fingerprinted fingerprint, Parts parts) {
    Query.History history = parts.history().value();
    boolean neverAsked = listed && parts.history().fault() == Fault.ABSENT;
    Forecast.Predicted predicted = parts.prediction().value();
    Insight.Anomalies anomalies = parts.concluded().anomalies().value();
    Advisory.Advice advice = parts.concluded().advice().value();
    String degraded =
        Stream.of(
                neverAsked ? null : parts.history().missing("figures"),
                parts.plan().missing("plan"),
                parts.prediction().missing("prediction"),
                parts.concluded().anomalies().missing("anomalies"),
                parts.concluded().advice().missing("advice"),
                advice == null ? null : unadvised(advice),
                parts.planned() ? null : unplanned(fingerprint))
            .filter(Objects::nonNull)
            .collect(Collectors.joining("; "));
    return new Known(
        fingerprint.fingerprint(),
        history != null ? Boolean.TRUE : neverAsked ? Boolean.FALSE : null,
        history == null ? null : history.total(),
        parts.plan().value(),
        predicted == null ? null : predicted.predictions().stream().findFirst().orElse(null),
        anomalies == null ? null : anomalies.anomalies(),
        advice == null ? null : advice.advice(),
        degraded.isEmpty() ? null : degraded);
  }

  // Where there is advice, it says itself what it rests on.
  private static @Nullable String unadvised(Advisory.Advice advice) {
    return advice.degraded() == null || !advice.advice().isEmpty()
        ? null
        : "advice: " + advice.degraded();
  }

  private static String unplanned(Query.Fingerprinted fingerprint) {
    return fingerprint.statements() > 1
        ? "plan: the text holds %d statements".formatted(fingerprint.statements())
        : "plan: statements of this kind (%s) have none"
            .formatted(fingerprint.kind().name().toLowerCase(Locale.ROOT));
  }
}
