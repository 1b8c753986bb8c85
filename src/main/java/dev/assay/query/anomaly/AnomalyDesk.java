package dev.assay.query.anomaly;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.bus.Failure;
import dev.assay.cache.Caches;
import dev.assay.cache.NamedCache;
import dev.assay.query.Insight;
import dev.assay.query.Insight.Anomalies;
import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.Insight.AskAnomalies;
import dev.assay.query.Query.Collected;
import dev.assay.query.Query.PlanChanged;
import dev.assay.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The anomalies of watched databases: looked for after each interval, kept, told on the bus and by
 * the webhook, and answered. Safe on any thread and never blocks.
 */
public final class AnomalyDesk {
  private static final Logger LOG = LoggerFactory.getLogger(AnomalyDesk.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST = 1_000;
  private static final int BYTES = 600;
  private static final int QUEUE = 64;

  private final Vertx vertx;
  private final Parts parts;
  private final NamedCache<Key, Kept> cache;
  private final Desk desk;
  private final Totals totals = new Totals();
  private final Map<String, Round> rounds = new ConcurrentHashMap<>();
  private final Map<String, Long> generations = new ConcurrentHashMap<>();
  private volatile Map<String, Map<AnomalyKind, Integer>> openBefore = Map.of();

  /**
   * What a desk is made of.
   *
   * @param store where anomalies are kept
   * @param retention how long those that are over are kept
   * @param webhook null where none is set
   */
  public record Parts(
      Database store,
      Caches caches,
      AnomalyPorts ports,
      Duration retention,
      @Nullable Webhook webhook) {}

  private record Key(Asked asked, long generation) {}

  /** What is cached; {@code more} where there are more than can be told. */
  private record Kept(List<Anomaly> anomalies, boolean more) {}

  /** A desk with the cache {@code anomaly}. */
  public AnomalyDesk(Vertx vertx, Parts parts) {
    this.vertx = vertx;
    this.parts = parts;
    this.cache =
        parts
            .caches()
            .declare(new Caches.Declaration<>("anomaly", kept -> kept.anomalies().size() * BYTES));
    this.desk = new Desk(vertx, "anomaly", 1, QUEUE);
  }

  /** Reads what was open before this start, so that it is counted from now on. */
  Future<?> open() {
    return parts
        .store()
        .read(Call.within(PATIENCE), AnomalyTable::openKinds)
        .onSuccess(kinds -> {
          Map<String, Map<AnomalyKind, Integer>> open = new TreeMap<>();
          kinds.forEach(one ->
              open.computeIfAbsent(one.database(), first -> new TreeMap<>())
                  .put(one.kind(), one.count()));
          openBefore = open;
        });
  }

  /** Looks at an interval; done once it was looked at, whether or not that failed. */
  Future<?> collected(Collected event) {
    return round(event.database()).collected(event);
  }

  void planChanged(PlanChanged change) {
    round(change.database()).changed(change);
  }

  private Round round(String database) {
    return rounds.computeIfAbsent(
        database,
        first ->
            new Round(
                first, new Round.Parts(parts.store(), parts.ports(), desk, totals, this::told)));
  }

  private void told(Turn turn) {
    Anomaly anomaly = turn.anomaly();
    generations.merge(anomaly.database(), 1L, Long::sum);
    switch (turn.event()) {
      case OPENED -> {
        totals.opened(anomaly.kind());
        Insight.ANOMALY_OPENED.publish(vertx, anomaly);
        post(turn);
      }
      case RESOLVED -> {
        totals.resolved();
        Insight.ANOMALY_RESOLVED.publish(vertx, anomaly);
        post(turn);
      }
      case UPDATED ->
          LOG.debug("event=anomaly-updated id={} kind={}", anomaly.id(), anomaly.kind().wire());
    }
  }

  private void post(Turn turn) {
    Webhook webhook = parts.webhook();
    if (webhook != null) {
      webhook.tell(turn);
    }
  }

  /** Those of a database; also while it is down, and then that is said. */
  public Future<Anomalies> anomalies(AskAnomalies question, Call call) {
    try {
      Asked asked = Asked.of(question);
      String down = parts.ports().down().apply(asked.database());
      return kept(asked, call)
          .map(kept -> new Anomalies(asked.database(), kept.anomalies(), lacks(asked, down, kept)));
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
  }

  private Future<Kept> kept(Asked asked, Call call) {
    Key key = new Key(asked, generations.getOrDefault(asked.database(), 0L));
    Kept kept = cache.find(key);
    return kept == null ? cache.load(key, () -> listed(asked, call)) : Future.succeededFuture(kept);
  }

  private Future<Kept> listed(Asked asked, Call call) {
    return parts
        .store()
        .read(call, session -> AnomalyTable.list(session, asked, MOST + 1))
        .map(found ->
            new Kept(
                List.copyOf(found.subList(0, Math.min(MOST, found.size()))), found.size() > MOST));
  }

  private @Nullable String lacks(Asked asked, @Nullable String down, Kept kept) {
    List<String> lacks = new ArrayList<>();
    if (down != null) {
      lacks.add(down + "; these are the anomalies known before");
    }
    Round round = rounds.get(asked.database());
    Round.Seen seen = round == null ? null : round.seen();
    if (seen == null || seen.until() == null) {
      lacks.add("no interval of %s was looked at since the start".formatted(asked.database()));
    } else if (seen.samples() < Detection.NEEDED) {
      lacks.add(
          ("the past is too short: of the query seen most there are %d intervals of at least 5 calls,"
                  + " %d are needed")
              .formatted(seen.samples(), Detection.NEEDED));
    } else if (seen.unread() > 0) {
      lacks.add("the past of %d queries was not read yet".formatted(seen.unread()));
    }
    if (kept.more()) {
      lacks.add(
          "only %d are listed; ask by state, severity or fingerprint for others".formatted(MOST));
    }
    return lacks.isEmpty() ? null : String.join("; ", lacks);
  }

  /** Forgets what was over longer ago than the retention; gives how many. */
  public Future<Integer> forget() {
    return parts
        .store()
        .write(
            Call.within(PATIENCE),
            session ->
                AnomalyTable.forget(
                    session, parts.ports().clock().instant().minus(parts.retention())))
        .onSuccess(gone -> {
          if (gone > 0) {
            generations.replaceAll((database, generation) -> generation + 1);
          }
        });
  }

  /** How many are open, by database and kind. */
  public Map<String, Map<AnomalyKind, Integer>> openByDatabase() {
    Map<String, Map<AnomalyKind, Integer>> open = new TreeMap<>(openBefore);
    rounds.forEach((database, round) -> {
      Round.Seen seen = round.seen();
      if (seen.until() != null) {
        open.put(database, seen.open());
      }
    });
    return open;
  }

  /** How many of a kind were opened since the start. */
  public long opened(AnomalyKind kind) {
    return totals.openedOf(kind);
  }

  /** How many ended since the start. */
  public long resolved() {
    return totals.resolvedOnes();
  }

  /** Intervals that were not looked at, because that failed or too many waited. */
  public long unlooked() {
    return totals.unlooked();
  }

  /** Posts that were given up. */
  public long webhookFailures() {
    Webhook webhook = parts.webhook();
    return webhook == null ? 0 : webhook.failures();
  }

  /** Its workers, for the meters. */
  public Desk desk() {
    return desk;
  }

  /** Finishes the rounds that were begun. */
  Future<?> close() {
    List<Future<?>> idle = new ArrayList<>();
    rounds.values().forEach(round -> idle.add(round.idle()));
    Webhook webhook = parts.webhook();
    return Future.join(idle)
        .eventually(() -> webhook == null ? Future.succeededFuture() : webhook.close())
        .eventually(desk::close);
  }
}
