package dev.assay;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.cache.Caches;
import dev.assay.cache.NamedCache;
import dev.assay.config.Settings;
import dev.assay.query.Forecast;
import dev.assay.query.Insight;
import dev.assay.query.Query;
import dev.assay.query.advice.AdviceDesk;
import dev.assay.query.advice.AdvicePorts;
import dev.assay.query.advice.AdviceVerticle;
import dev.assay.query.advice.AdvisedPlans;
import dev.assay.query.advice.IndexSearch;
import dev.assay.query.advice.index.IndexAdvisor;
import dev.assay.query.anomaly.AnomalyDesk;
import dev.assay.query.anomaly.AnomalyPorts;
import dev.assay.query.anomaly.AnomalyVerticle;
import dev.assay.query.anomaly.Webhook;
import dev.assay.query.collect.Ledger;
import dev.assay.query.collect.Loads;
import dev.assay.query.collect.Sums;
import dev.assay.query.collect.Watches;
import dev.assay.query.plan.PlanDesk;
import dev.assay.query.plan.TakenPlan;
import dev.assay.query.snapshot.SnapshotDesk;
import dev.assay.query.snapshot.SnapshotPorts;
import dev.assay.query.snapshot.SnapshotVerticle;
import dev.assay.query.workload.WorkloadDesk;
import dev.assay.query.workload.WorkloadPorts;
import dev.assay.query.workload.WorkloadVerticle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the query desk concludes, put together: anomalies, snapshots, recurring load, advice. Made
 * once by {@link QueryDesk}; safe on any thread.
 */
final class InsightDesk {
  private final Vertx vertx;
  private final Settings settings;
  private final Floor floor;
  private final Sources sources;
  private final IndexSearch indexes;
  private final AdvisedPlans advised;

  /**
   * What is concluded from.
   *
   * @param epoch of a database by its name: another one as soon as its statistics or plans are
   */
  record Sources(
      Watches watches, Ledger ledger, Function<String, String> epoch, InstantSource clock) {}

  InsightDesk(Vertx vertx, Settings settings, Floor floor, Sources sources) {
    this.vertx = vertx;
    this.settings = settings;
    this.floor = floor;
    this.sources = sources;
    Watches watches = sources.watches();
    this.indexes =
        new IndexSearch(new IndexAdvisor(watches::of), floor.fingerprints()::of, watches::of);
    this.advised = new AdvisedPlans(indexes, sources.ledger()::statement, sources.clock());
  }

  /** Plans with the indexes that are advised. */
  Future<Map<String, TakenPlan>> advised(String database, List<String> fingerprints, Call call) {
    return advised.of(database, fingerprints, call);
  }

  /** Serves the bus, before the first interval is collected. */
  Future<?> answer(Bus bus, PlanDesk plans) {
    return Future.all(anomalies(bus), snapshots(bus, plans), workload(bus), advice(bus, plans));
  }

  private Future<?> anomalies(Bus bus) {
    Watches watches = sources.watches();
    var ports =
        new AnomalyPorts(
            watches::down, sources.ledger()::intervals, this::predicted, sources.clock());
    var parts =
        new AnomalyDesk.Parts(
            floor.history(),
            floor.caches(),
            ports,
            settings.collect().retention(),
            Webhook.of(vertx, settings.anomaly()));
    var desk = new AnomalyDesk(vertx, parts);
    QueryMeters.watch(floor.meters(), desk);
    return vertx.deployVerticle(new AnomalyVerticle(bus, desk));
  }

  private Future<Map<String, Forecast.Prediction>> predicted(
      String database, List<String> fingerprints, Call call) {
    List<Forecast.PredictItem> items =
        fingerprints.stream()
            .map(fingerprint -> new Forecast.PredictItem(fingerprint, null, null))
            .toList();
    return Forecast.PREDICT
        .ask(vertx, new Forecast.Predict(database, items), call)
        .map(all ->
            all.predictions().stream()
                .collect(
                    Collectors.toMap(
                        Forecast.Prediction::fingerprint, it -> it, (one, other) -> one)));
  }

  private Future<?> snapshots(Bus bus, PlanDesk plans) {
    Watches watches = sources.watches();
    var sums = new Sums(floor.history());
    var ports =
        new SnapshotPorts(
            watches::of,
            watches::names,
            sums::spent,
            sums::covered,
            sums::begun,
            plans::shapes,
            sources.clock());
    return vertx.deployVerticle(
        new SnapshotVerticle(
            bus,
            new SnapshotDesk(floor.history(), ports),
            settings.snapshots().every(),
            settings.collect().retention()));
  }

  private Future<?> workload(Bus bus) {
    NamedCache<String, Insight.Workload> cache =
        floor.caches().declare(Caches.Declaration.small("workload"));
    var ports =
        new WorkloadPorts(
            sources.watches()::of,
            new Loads(floor.history()),
            (key, loader) -> kept(cache, key, loader),
            sources.clock());
    var desk = new WorkloadDesk(vertx, ports);
    floor.meters().watch(desk.desk());
    return vertx.deployVerticle(new WorkloadVerticle(bus, desk));
  }

  private static Future<Insight.Workload> kept(
      NamedCache<String, Insight.Workload> cache,
      String key,
      Supplier<Future<Insight.Workload>> loader) {
    Insight.Workload known = cache.find(key);
    return known == null ? cache.load(key, loader) : Future.succeededFuture(known);
  }

  private Future<?> advice(Bus bus, PlanDesk plans) {
    var ports =
        new AdvicePorts(
            sources.watches()::of,
            sources.epoch(),
            new AdvicePorts.History(
                (ask, call) -> Query.TOP.ask(vertx, ask, call),
                sources.ledger()::statement,
                sources.ledger()::intervals),
            new AdvicePorts.Plans(plans::explain, plans::latest),
            indexes);
    var desk =
        new AdviceDesk(
            vertx, new AdviceDesk.Parts(floor.history(), floor.caches(), sources.clock(), ports));
    QueryMeters.watch(floor.meters(), desk.counts());
    return vertx.deployVerticle(new AdviceVerticle(bus, desk));
  }
}
