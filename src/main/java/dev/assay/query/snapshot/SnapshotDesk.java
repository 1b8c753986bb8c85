package dev.assay.query.snapshot;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.query.Insight.AskSnapshots;
import dev.assay.query.Insight.Compare;
import dev.assay.query.Insight.Comparison;
import dev.assay.query.Insight.Snapshot;
import dev.assay.query.Insight.SnapshotType;
import dev.assay.query.Insight.Snapshots;
import dev.assay.query.Insight.TakeSnapshot;
import dev.assay.query.collect.Spans;
import dev.assay.query.collect.Sums;
import dev.assay.query.snapshot.Kept.Did;
import dev.assay.store.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots of what the queries did, and compares them. Safe on any thread and never blocks:
 * the store's workers read and write.
 */
public final class SnapshotDesk {
  private static final Duration USUAL_SPAN = Duration.ofHours(1);
  private static final int LONGEST_NAME = 100;

  private final Database store;
  private final SnapshotPorts ports;

  public SnapshotDesk(Database store, SnapshotPorts ports) {
    this.store = store;
    this.ports = ports;
  }

  /** Answers {@link dev.assay.query.Insight#SNAPSHOT}. */
  public Future<Snapshot> take(TakeSnapshot question, Call call) {
    return attempt(() -> {
      ports.known().accept(question.database());
      Instant now = now();
      Instant since = now.minus(Spans.back("span", question.span(), USUAL_SPAN));
      String name = name(question.name());
      var order =
          new Order(
              question.database(),
              name,
              Objects.requireNonNullElse(question.type(), SnapshotType.MANUAL),
              now);
      return take(order, since, call);
    });
  }

  /** What to take; {@code at} in whole milliseconds, as it will be read again. */
  record Order(String database, String name, SnapshotType type, Instant at) {}

  /** Takes one of what was done since some time. */
  Future<Snapshot> take(Order order, Instant since, Call call) {
    String database = order.database();
    return store
        .read(
            call,
            session -> {
              // Before the work; what was taken meanwhile is found when it is stored.
              SnapshotTable.checkFree(session, database, order.name());
              return true;
            })
        .compose(free -> ports.spent().since(database, since, call))
        .map(spent ->
            spent.orElseThrow(() ->
                Fault.UNAVAILABLE.because(
                    ("nothing was collected of %s since %s; name a longer span, or ask again once"
                            + " its statistics have been read")
                        .formatted(database, since))))
        .compose(
            spent -> ports.shapes().apply(database, call).map(shapes -> kept(order, spent, shapes)))
        .compose(kept -> store.write(call, session -> SnapshotTable.put(session, kept)));
  }

  private static Kept kept(Order order, Sums.Spent spent, Map<String, String> shapes) {
    Map<String, Did> queries = new TreeMap<>();
    spent
        .queries()
        .forEach(total ->
            queries.put(total.fingerprint(), new Did(total, shapes.get(total.fingerprint()))));
    var snapshot =
        new Snapshot(
            Call.nextId(),
            order.database(),
            order.name(),
            order.type(),
            order.at(),
            spent.from(),
            spent.to(),
            queries.size());
    return new Kept(snapshot, spent.covered(), queries);
  }

  /** Answers {@link dev.assay.query.Insight#SNAPSHOTS}. */
  public Future<Snapshots> snapshots(AskSnapshots question, Call call) {
    return attempt(() -> {
      String database = question.database();
      ports.known().accept(database);
      return store.read(
          call, session -> new Snapshots(database, SnapshotTable.all(session, database)));
    });
  }

  /** Answers {@link dev.assay.query.Insight#COMPARE}. */
  public Future<Comparison> compare(Compare question, Call call) {
    return attempt(() -> {
      String database = question.database();
      ports.known().accept(database);
      String before = named("before", question.before());
      String after = named("after", question.after());
      return store
          .read(
              call,
              session ->
                  new Pair(
                      SnapshotTable.get(session, database, before),
                      SnapshotTable.get(session, database, after)))
          .map(SnapshotDesk::compared);
    });
  }

  private record Pair(Kept before, Kept after) {}

  private static Comparison compared(Pair pair) {
    Snapshot before = pair.before().snapshot();
    if (before.id().equals(pair.after().snapshot().id())) {
      throw Fault.INVALID.because(
          "before and after are the same snapshot, '%s'; expected two".formatted(before.name()));
    }
    return Compared.of(pair.before(), pair.after());
  }

  Instant now() {
    return ports.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  SnapshotPorts ports() {
    return ports;
  }

  Database store() {
    return store;
  }

  private static String name(@Nullable String name) {
    String stripped = named("name", name).strip();
    int length = stripped.codePointCount(0, stripped.length());
    boolean controls = stripped.chars().anyMatch(Character::isISOControl);
    if (length > LONGEST_NAME || controls) {
      throw Fault.INVALID.because(
          "field 'name': expected 1 to %d characters in one line, got %s"
              .formatted(LONGEST_NAME, controls ? "one with control characters" : length));
    }
    return stripped;
  }

  private static String named(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw Fault.INVALID.because(
          "field '%s' is missing or empty; expected the name of a snapshot".formatted(field));
    }
    return value;
  }

  private static <T> Future<T> attempt(Supplier<Future<T>> work) {
    try {
      return work.get();
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
  }
}
