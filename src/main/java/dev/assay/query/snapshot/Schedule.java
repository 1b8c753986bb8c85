package dev.assay.query.snapshot;

import dev.assay.bus.Call;
import dev.assay.query.Insight.Snapshot;
import dev.assay.query.Insight.SnapshotType;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes snapshots by itself, and removes those that it took and that are old. Safe on any thread;
 * the store's workers do the work.
 *
 * <p>Whether one is due is asked of the store, by when the last was taken, and not of a timer: so a
 * restart neither doubles one nor begins the time anew. The first is due once the history is that
 * long, or a day. One of a time of which less than a quarter was collected, as after a long stop, would say
 * little and has to wait.
 */
final class Schedule {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
  private static final Duration LONGEST_SPAN = Duration.ofHours(24);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int LEAST_SHARE = 4;

  private final SnapshotDesk desk;
  private final Duration every;
  private final Duration retention;
  private final AtomicBoolean busy = new AtomicBoolean();

  Schedule(SnapshotDesk desk, Duration every, Duration retention) {
    this.desk = desk;
    this.every = every;
    this.retention = retention;
  }

  /**
   * Takes what is due now, one database after the other; does nothing while it still does. What
   * fails is logged and due again.
   */
  Future<List<Snapshot>> look() {
    if (!busy.compareAndSet(false, true)) {
      return Future.succeededFuture(List.of());
    }
    Future<List<Snapshot>> taken = removed().map(gone -> List.<Snapshot>of());
    if (!every.isZero()) {
      for (String name : new TreeSet<>(desk.ports().names().get())) {
        taken = taken.compose(before -> looked(name).map(now -> joined(before, now)));
      }
    }
    return taken.onComplete(done -> busy.set(false));
  }

  private static List<Snapshot> joined(List<Snapshot> before, Optional<Snapshot> now) {
    return now.map(one -> {
          List<Snapshot> both = new ArrayList<>(before);
          both.add(one);
          return List.copyOf(both);
        })
        .orElse(before);
  }

  private Future<Integer> removed() {
    Instant before = desk.now().minus(retention);
    return desk.store()
        .write(Call.within(PATIENCE), session -> SnapshotTable.forget(session, before))
        .recover(cause -> {
          LOG.error("event=snapshots-not-removed", cause);
          return Future.succeededFuture(0);
        });
  }

  private Future<Optional<Snapshot>> looked(String name) {
    Call call = Call.within(PATIENCE);
    return last(name, call)
        .compose(last -> {
          Instant now = desk.now();
          return last.isPresent() && !now.isBefore(last.get().due())
              ? due(name, last.get().at(), now)
              : Future.succeededFuture(Optional.<Snapshot>empty());
        })
        .recover(cause -> {
          LOG.error("event=snapshot-not-taken database={}", name, cause);
          return Future.succeededFuture(Optional.empty());
        });
  }

  /** The end of the last one, or the begin of the history, and when the next is due. */
  private record Last(Instant at, Instant due) {}

  private Future<Optional<Last>> last(String name, Call call) {
    return desk.store()
        .read(call, session -> Optional.ofNullable(SnapshotTable.lastScheduled(session, name)))
        .compose(last ->
            last.isPresent()
                ? Future.succeededFuture(last.map(at -> new Last(at, at.plus(every))))
                : desk.ports().begun().apply(name, call).map(this::first));
  }

  private Optional<Last> first(Optional<Instant> begun) {
    Duration wait = every.compareTo(LONGEST_SPAN) < 0 ? every : LONGEST_SPAN;
    return begun.map(at -> new Last(at, at.plus(wait)));
  }

  private Future<Optional<Snapshot>> due(String name, Instant last, Instant now) {
    Call call = Call.within(PATIENCE);
    Instant earliest = now.minus(LONGEST_SPAN);
    Instant since = last.isAfter(earliest) ? last : earliest;
    Duration least = Duration.between(since, now).dividedBy(LEAST_SHARE);
    return desk.ports()
        .covered()
        .since(name, since, call)
        .compose(covered -> {
          if (covered.compareTo(least) < 0) {
            return Future.succeededFuture(Optional.<Snapshot>empty());
          }
          var order =
              new SnapshotDesk.Order(name, "scheduled " + now, SnapshotType.SCHEDULED, now);
          return desk.take(order, since, call).map(Optional::of);
        })
        .onSuccess(taken ->
            taken.ifPresent(snapshot ->
                LOG.info(
                    "event=snapshot-taken database={} queries={}", name, snapshot.queries())));
  }
}
