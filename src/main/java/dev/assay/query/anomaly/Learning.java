package dev.assay.query.anomaly;

import dev.assay.bus.Call;
import dev.assay.query.Query.Collected;
import dev.assay.query.collect.Interval;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Teaches a detection what was before the start. Used by one round at a time and never blocks: a
 * worker learns, the store's workers read.
 *
 * <p>The past of a query is read once, some queries in each round, the busiest first; until then
 * nothing is said of it.
 */
final class Learning {
  private static final Duration PAST = Duration.ofDays(28);
  private static final int IN_A_ROUND = 100;
  private static final int AT_ONCE = 25;

  private final String database;
  private final Round.Parts parts;
  private final Detection detection;
  private boolean resumed;
  private volatile int unread;

  /** What was open when the server stopped: of the whole database, and the queries that had one. */
  private record Left(List<Turn> whole, List<String> queries) {
    static final Left NOTHING = new Left(List.of(), List.of());
  }

  Learning(String database, Round.Parts parts, Detection detection) {
    this.database = database;
    this.parts = parts;
    this.detection = detection;
  }

  /** Queries whose past was not read yet. */
  int unread() {
    return unread;
  }

  /** Reads the past of queries that are not known yet, before their interval is looked at. */
  Future<?> before(Collected event, List<Interval> done, Call call) {
    return left(call)
        .compose(
            left -> whole(left, call).compose(known -> learned(event, names(left, done), call)));
  }

  // Once: what is open goes on after a restart, even if it is not called.
  private Future<Left> left(Call call) {
    return resumed
        ? Future.succeededFuture(Left.NOTHING)
        : parts
            .store()
            .read(
                call,
                session ->
                    new Left(
                        AnomalyTable.openOfAll(session, database),
                        AnomalyTable.open(session, database)));
  }

  private Future<?> whole(Left left, Call call) {
    return left.whole().isEmpty()
        ? Future.succeededFuture()
        : parts
            .desk()
            .work(
                call,
                () -> {
                  detection.learn(Map.of(), left.whole());
                  return true;
                });
  }

  private static List<String> names(Left left, List<Interval> done) {
    return Stream.concat(left.queries().stream(), done.stream().map(Interval::fingerprint))
        .distinct()
        .toList();
  }

  private Future<?> learned(Collected event, List<String> names, Call call) {
    resumed = true;
    List<String> unknown = names.stream().filter(name -> !detection.knows(name)).toList();
    int now = Math.min(IN_A_ROUND, unknown.size());
    Future<?> learned = Future.succeededFuture();
    for (int i = 0; i < now; i += AT_ONCE) {
      List<String> some = unknown.subList(i, Math.min(now, i + AT_ONCE));
      learned = learned.compose(before -> learn(event, some, call));
    }
    unread = unknown.size() - now;
    return learned;
  }

  private Future<?> learn(Collected event, List<String> names, Call call) {
    Future<Map<String, List<Interval>>> past =
        parts.ports().intervals().of(database, names, event.to().minus(PAST), call);
    return past.compose(intervals ->
        parts
            .store()
            .read(call, session -> AnomalyTable.of(session, database, names))
            .compose(known ->
                parts
                    .desk()
                    .work(
                        call,
                        () -> {
                          for (String name : names) {
                            detection.learn(
                                Map.of(name, before(event, intervals.get(name))), known);
                          }
                          return true;
                        })));
  }

  private static List<Interval> before(Collected event, @Nullable List<Interval> past) {
    return past == null
        ? List.of()
        : past.stream().filter(interval -> !interval.to().isAfter(event.from())).toList();
  }
}
