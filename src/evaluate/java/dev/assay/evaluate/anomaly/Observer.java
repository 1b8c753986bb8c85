package dev.assay.evaluate.anomaly;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Call;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.query.Query.AskFingerprint;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.collect.Collector;
import dev.assay.query.collect.Interval;
import dev.assay.query.collect.Ledger;
import dev.assay.query.collect.Watches;
import dev.assay.query.fingerprint.Fingerprints;
import dev.assay.query.plan.PlanDesk;
import dev.assay.query.plan.PlanPorts;
import dev.assay.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/**
 * What ships, put before the database: its collector, its ledger and its plan desk, with a clock
 * that we set. Nothing that is judged is measured by anything else. One thread; blocks.
 */
final class Observer implements AutoCloseable {
  private static final int PATIENCE = 60;
  private static final String LONGER_THAN_ANY_RUN = "365d";

  private final Vertx vertx = Vertx.vertx();
  private final Settings settings;
  private final Fingerprints fingerprints;
  private final Database store;
  private final Watches watches;
  private final Ledger ledger;
  private final PlanDesk plans;
  private final Collector collector;
  private final List<PlanChanged> changes = new CopyOnWriteArrayList<>();
  private volatile Instant now = Calendar.BEGINNING;
  private volatile List<String> busiest = List.of();

  Observer(String url, Path directory) throws TimeoutException {
    settings =
        SettingsReader.over(
            Map.of(
                "databases", Map.of(Ground.DATABASE, Map.of("url", url)),
                "collect", Map.of("retention", LONGER_THAN_ANY_RUN)));
    store = wait(Database.open(vertx, settings.store(), directory));
    Caches caches = new Caches(vertx, settings);
    fingerprints = Fingerprints.open(vertx, caches.declare(Fingerprints.ANSWERS));
    watches = Watches.open(vertx, settings, () -> now, name -> null);
    ledger = new Ledger(store, settings.collect(), () -> now);
    plans = new PlanDesk(new PlanDesk.Parts(store, caches, () -> now, ports()));
    collector =
        new Collector(
            vertx,
            settings.collect(),
            new Collector.Ports(
                watches, ledger, () -> now, fingerprints::of, (name, most) -> busiest = most));
  }

  private PlanPorts ports() {
    return new PlanPorts(
        name ->
            new PlanPorts.Target(
                watches.forPlans(name), false, watches.epoch(name), watches.down(name)),
        (sql, call) -> fingerprints.of(new AskFingerprint(sql), call),
        ledger::sample,
        changes::add);
  }

  String fingerprint(String sql) {
    return fingerprints.now(sql).fingerprint();
  }

  /** Reads what the next interval is counted from. */
  void begin(Instant time) throws TimeoutException {
    now = time;
    wait(collector.collectNow(Ground.DATABASE));
  }

  /** Ends an interval: what was done in it, and the plans that were taken after it. */
  Recorded end(Instant from, Instant to) throws TimeoutException {
    now = to;
    busiest = List.of();
    wait(collector.collectNow(Ground.DATABASE));
    Map<String, List<Interval>> done =
        wait(ledger.intervals(Ground.DATABASE, List.of(), from, call()));
    List<Interval> last = done.values().stream().map(List::getLast).toList();
    wait(plans.take(Ground.DATABASE, busiest, call()));
    List<PlanChanged> seen = List.copyOf(changes);
    changes.clear();
    return new Recorded(from, to, watches.epoch(Ground.DATABASE), last, seen);
  }

  private static Call call() {
    return Call.within(Duration.ofSeconds(PATIENCE));
  }

  private static <T> T wait(Future<T> future) throws TimeoutException {
    return future.await(PATIENCE, SECONDS);
  }

  @Override
  public void close() throws TimeoutException {
    wait(collector.stop());
    wait(watches.close());
    wait(store.close());
    fingerprints.close();
    wait(vertx.close());
  }
}
