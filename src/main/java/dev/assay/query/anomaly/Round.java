package dev.assay.query.anomaly;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.bus.Fault;
import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.Query.Collected;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.collect.Interval;
import dev.assay.store.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one database after each interval, one interval after the other. Safe on any thread and
 * never blocks: a worker detects, the store's workers read and write.
 *
 * <p>What is usual is kept in memory, so that a round reads one interval and not the past, which
 * {@link Learning} does.
 */
final class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_WAITING = 5;
  private static final int MOST_CHANGES = 1_000;
  private static final int PREDICTED = 20;

  private final String database;
  private final Parts parts;
  private final Detection detection;
  private final Learning learning;
  private final List<PlanChanged> changes = new ArrayList<>();
  private final List<Turn> unsaved = new ArrayList<>();
  private Future<?> last = Future.succeededFuture();
  private int waiting;
  private volatile Seen seen = new Seen(0, 0, Map.of(), null);

  /** What a round is made of; {@code told} hears of each turn once it is stored. */
  record Parts(Database store, AnomalyPorts ports, Desk desk, Totals totals, Consumer<Turn> told) {}

  /**
   * What is known after the last round.
   *
   * @param samples of the query that most are known of
   * @param unread queries whose past was not read yet
   * @param until the end of the last interval that was looked at; null before the first
   */
  record Seen(int samples, int unread, Map<AnomalyKind, Integer> open, @Nullable Instant until) {
    Seen {
      open = Map.copyOf(open);
    }
  }

  Round(String database, Parts parts) {
    this.database = database;
    this.parts = parts;
    this.detection = new Detection(database);
    this.learning = new Learning(database, parts, detection);
  }

  Seen seen() {
    return seen;
  }

  /** A plan has changed; it is looked at with the next interval. */
  synchronized void changed(PlanChanged change) {
    if (changes.size() < MOST_CHANGES) {
      changes.add(change);
    }
  }

  private void told(Throwable cause) {
    if (Fault.of(cause) == Fault.INTERNAL) {
      LOG.error("event=anomalies-not-looked-for database={}", database, cause);
    } else {
      LOG.warn(
          "event=anomalies-not-looked-for database={} reason=\"{}\"", database, cause.getMessage());
    }
  }

  /** The next interval is there; done once it was looked at, whether or not that failed. */
  synchronized Future<?> collected(Collected event) {
    if (waiting >= MOST_WAITING) {
      parts.totals().skipped();
      LOG.warn(
          "event=anomalies-not-looked-for database={} reason=\"{} intervals wait already\"",
          database,
          waiting);
      return last;
    }
    waiting++;
    last =
        last.transform(before -> round(event))
            .onFailure(cause -> {
              parts.totals().failed();
              told(cause);
            })
            .onComplete(done -> ended())
            .otherwiseEmpty();
    return last;
  }

  private synchronized void ended() {
    waiting--;
  }

  /** Done once all that was begun is. */
  synchronized Future<?> idle() {
    return last;
  }

  private Future<?> round(Collected event) {
    Call call = Call.within(PATIENCE);
    return parts
        .ports()
        .intervals()
        .of(database, List.of(), event.from(), call)
        .map(all -> of(event, all))
        .compose(done -> learning.before(event, done, call).map(unread -> done))
        .compose(done -> looked(event, done, call))
        .compose(turns -> stored(turns, call));
  }

  private static List<Interval> of(Collected event, Map<String, List<Interval>> all) {
    return all.values().stream()
        .flatMap(List::stream)
        .filter(interval -> !interval.to().isAfter(event.to()))
        .sorted(Comparator.comparingDouble(Interval::totalMs).reversed())
        .toList();
  }

  private Future<List<Turn>> looked(Collected event, List<Interval> done, Call call) {
    List<Interval> known =
        done.stream().filter(interval -> detection.knows(interval.fingerprint())).toList();
    List<String> busiest = known.stream().limit(PREDICTED).map(Interval::fingerprint).toList();
    Future<Map<String, Prediction>> predictions =
        busiest.isEmpty()
            ? Future.succeededFuture(Map.of())
            : parts.ports().predictions().of(database, busiest, call).recover(this::unpredicted);
    return predictions.compose(byName ->
        parts
            .desk()
            .work(
                call,
                () -> {
                  Closed closed =
                      new Closed(event.from(), event.to(), known, takenChanges(), byName);
                  List<Turn> turns = detection.observe(closed);
                  seen = new Seen(detection.samples(), learning.unread(), open(), event.to());
                  return turns;
                }));
  }

  private Future<Map<String, Prediction>> unpredicted(Throwable cause) {
    LOG.debug("event=no-predictions database={} reason=\"{}\"", database, cause.getMessage());
    return Future.succeededFuture(Map.of());
  }

  private synchronized List<PlanChanged> takenChanges() {
    List<PlanChanged> taken = List.copyOf(changes);
    changes.clear();
    return taken;
  }

  private Map<AnomalyKind, Integer> open() {
    Map<AnomalyKind, Integer> open = new EnumMap<>(AnomalyKind.class);
    for (Anomaly anomaly : detection.open()) {
      open.merge(anomaly.kind(), 1, Integer::sum);
    }
    return open;
  }

  // What cannot be stored is told with the next interval, once it is.
  private Future<?> stored(List<Turn> turns, Call call) {
    unsaved.addAll(turns);
    if (unsaved.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Turn> all = List.copyOf(unsaved);
    return parts
        .store()
        .write(call, session -> AnomalyTable.put(session, all))
        .onSuccess(stored -> {
          unsaved.clear();
          all.forEach(parts.told());
        });
  }
}
