package dev.assay.query.workload;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.bus.Failure;
import dev.assay.query.Insight.AskWorkload;
import dev.assay.query.Insight.Recurring;
import dev.assay.query.Insight.Workload;
import dev.assay.query.collect.Loads;
import dev.assay.query.workload.Found.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the load of a database recurs, over all of its history that is kept. Safe on any thread
 * and never blocks: the store's workers add up, and one of its own looks for what recurs.
 */
public final class WorkloadDesk {
  private static final Duration DAY = Duration.ofDays(1);
  // Beyond it hours are surely added up.
  private static final Duration ROLLED_UP = Duration.ofHours(26);
  private static final int QUEUE = 16;
  private static final int MOST = 40;

  /** Seldom is a quarter of the hours; heavy are 10 s, or 100,000 rows, or 100 MB spilled. */
  private static final int SELDOM = 4;
  private static final double HEAVY_MS = 10_000;
  private static final long HEAVY_ROWS = 100_000;
  private static final long HEAVY_BLOCKS = 12_800;
  private static final int CANDIDATES = 50;

  private final WorkloadPorts ports;
  private final Loads loads;
  private final Desk desk;

  public WorkloadDesk(Vertx vertx, WorkloadPorts ports) {
    this.ports = ports;
    this.loads = ports.loads();
    this.desk = new Desk(vertx, "workload", 1, QUEUE);
  }

  /** Answers {@link dev.assay.query.Insight#WORKLOAD}. */
  public Future<Workload> workload(AskWorkload question, Call call) {
    try {
      String name = question.database();
      ports.known().accept(name);
      Instant now = ports.clock().instant();
      long hour = Math.floorDiv(now.toEpochMilli(), Patterns.COARSE.toMillis());
      return ports.kept().of(name + ' ' + hour, () -> look(name, now, call));
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
  }

  private Future<Workload> look(String name, Instant now, Call call) {
    Future<Loads.Calls> coarse = loads.calls(name, Instant.EPOCH, Patterns.COARSE, call);
    Future<Loads.Calls> fine = loads.calls(name, now.minus(DAY), Patterns.FINE, call);
    return Future.all(coarse, fine)
        .compose(both -> {
          List<Loads.Reading> readings = coarse.result().readings();
          return readings.isEmpty()
              ? Future.succeededFuture(nothing(name))
              : look(new Asked(name, now, call), coarse.result(), fine.result());
        });
  }

  private static Workload nothing(String name) {
    return new Workload(
        name,
        null,
        null,
        List.of(),
        "nothing was collected of %s yet".formatted(name));
  }

  private record Asked(String database, Instant now, Call call) {}

  private Future<Workload> look(Asked asked, Loads.Calls coarse, Loads.Calls fine) {
    Series hours = series(Patterns.COARSE, coarse);
    Series minutes = series(Patterns.FINE, fine);
    var heavy =
        new Loads.Heavy(
            hours.known() / SELDOM, HEAVY_MS, HEAVY_ROWS, HEAVY_BLOCKS, CANDIDATES);
    Call call = asked.call();
    return loads
        .heavy(asked.database(), heavy, call)
        .compose(calls ->
            desk.work(
                call,
                () -> {
                  Patterns patterns = Patterns.of(hours, minutes);
                  return new Looked(patterns, ranked(patterns, new Batches(hours, calls).find()));
                }))
        .compose(looked ->
            told(asked, looked)
                .map(recurring ->
                    new Workload(
                        asked.database(),
                        coarse.readings().getFirst().from(),
                        coarse.readings().getLast().to(),
                        recurring,
                        looked.lacks())));
  }

  private record Looked(Patterns patterns, List<Found> found) {
    @Nullable String lacks() {
      int more = found.size() - MOST;
      String cut = more > 0 ? "%d of less confidence are left out".formatted(more) : null;
      String lacks = patterns.lacks();
      return lacks == null || cut == null
          ? (lacks == null ? cut : lacks)
          : lacks + "; " + cut;
    }
  }

  private static Series series(Duration slot, Loads.Calls calls) {
    return Series.of(slot, calls.readings(), calls.byBucket());
  }

  private static List<Found> ranked(Patterns patterns, List<Found> batches) {
    return Stream.concat(patterns.found().stream(), batches.stream())
        .sorted(
            Comparator.comparingDouble((Found found) -> -found.window().confidence())
                .thenComparing(Found::kind)
                .thenComparingInt(found -> found.window().from()))
        .toList();
  }

  // One after the other, so that a single question does not take all of the store's readers.
  private Future<List<Recurring>> told(Asked asked, Looked looked) {
    Future<List<Recurring>> told = Future.succeededFuture(new ArrayList<>());
    for (Found found : looked.found().stream().limit(MOST).toList()) {
      told =
          told.compose(before ->
              bringing(asked, found)
                  .map(queries -> {
                    before.add(found.recurring(queries));
                    return before;
                  }));
    }
    return told;
  }

  private Future<List<String>> bringing(Asked asked, Found found) {
    if (found.kind() == Kind.BATCH) {
      return Future.succeededFuture(found.fingerprints());
    }
    Duration slot = found.series().slot();
    long old = asked.now().minus(ROLLED_UP).toEpochMilli() / slot.toMillis();
    Bringing bringing = Bringing.of(found, old);
    return loads
        .within(asked.database(), bringing.inside(), slot, asked.call())
        .compose(inside ->
            loads
                .within(asked.database(), bringing.outside(), slot, asked.call())
                .map(outside -> bringing.queries(inside, outside)));
  }

  /** The worker that looks for what recurs, for metrics. */
  public Desk desk() {
    return desk;
  }

  /** Finishes what has begun. */
  public Future<Void> close() {
    return desk.close();
  }
}
