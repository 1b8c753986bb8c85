package dev.assay;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.config.Secrets;
import dev.assay.config.Settings;
import dev.assay.ml.Ml;
import dev.assay.ml.MlVerticle;
import dev.assay.ml.ModelProxy;
import dev.assay.ml.Service;
import dev.assay.ml.embedded.ModelServer;
import dev.assay.query.Query;
import dev.assay.query.collect.CollectVerticle;
import dev.assay.query.collect.Collector;
import dev.assay.query.collect.Ledger;
import dev.assay.query.collect.Watches;
import dev.assay.query.features.FeatureDesk;
import dev.assay.query.features.FeatureSources;
import dev.assay.query.plan.PlanCycle;
import dev.assay.query.plan.PlanDesk;
import dev.assay.query.plan.PlanPorts;
import dev.assay.query.plan.PlanVerticle;
import dev.assay.query.predict.PredictPorts;
import dev.assay.query.predict.PredictVerticle;
import dev.assay.query.predict.Predictions;
import dev.assay.query.predict.TrainPorts;
import dev.assay.query.predict.Trainings;
import dev.assay.store.Stores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of the query desk, put together: the databases that are watched, what is collected of
 * them, their plans, features and predictions, and the way to the model service. Made once by
 * {@link AssayVerticle}; safe on any thread.
 */
final class QueryDesk {
  private static final Logger LOG = LoggerFactory.getLogger(QueryDesk.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST_CYCLE = Duration.ofSeconds(30);
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();

  private final Vertx vertx;
  private final Settings settings;
  private final Floor floor;
  private final InstantSource clock = InstantSource.system();
  private final @Nullable ModelServer service;
  private final ModelProxy proxy;
  private final Watches watches;
  private final Ledger ledger;
  private final PlanDesk plans;
  private final InsightDesk insight;
  private final FeatureDesk features;
  private final Map<String, Long> plannings = new ConcurrentHashMap<>();

  private QueryDesk(Vertx vertx, Settings settings, Floor floor, @Nullable ModelServer service) {
    this.vertx = vertx;
    this.settings = settings;
    this.floor = floor;
    this.service = service;
    this.proxy =
        new ModelProxy(
            vertx,
            settings.ml(),
            service == null
                ? Service.foreign(settings.ml().url(), token(settings.ml()))
                : Service.embedded(service.port()));
    this.watches = Watches.open(vertx, settings, clock, System.getenv()::get);
    this.ledger = new Ledger(floor.history(), settings.collect(), clock);
    this.plans =
        new PlanDesk(new PlanDesk.Parts(floor.history(), floor.caches(), clock, planPorts()));
    this.insight =
        new InsightDesk(
            vertx, settings, floor, new InsightDesk.Sources(watches, ledger, this::epoch, clock));
    this.features =
        new FeatureDesk(vertx, floor.caches().declare(FeatureDesk.CACHE), featureSources());
    QueryMeters.watch(floor.meters(), proxy);
    watches.desks().forEach(floor.meters()::watch);
  }

  private static Optional<String> token(Settings.Ml settings) {
    return Settings.named(settings.token())
        .map(text -> Secrets.read("ml.token", text, System.getenv()::get));
  }

  /** Opens the embedded model service, where no other is named, and the way to all the rest. */
  static Future<QueryDesk> open(Vertx vertx, Settings settings, Floor floor) {
    if (!settings.ml().url().equals(Settings.Ml.EMBEDDED)) {
      return Future.succeededFuture().map(now -> new QueryDesk(vertx, settings, floor, null));
    }
    return ModelServer.open(vertx, settings.data().dir().resolve("models"), 0)
        .map(service -> new QueryDesk(vertx, settings, floor, service));
  }

  /** Serves the bus, and begins to collect. */
  Future<?> answer(Bus bus) {
    var ports = new Collector.Ports(watches, ledger, clock, floor.fingerprints()::of, this::plan);
    var collector = new Collector(vertx, settings.collect(), ports);
    QueryMeters.watch(floor.meters(), collector);
    var predictions =
        new Predictions(
            vertx,
            new Predictions.Parts(
                features,
                predictPorts(),
                floor.history(),
                floor.caches().declare(Predictions.CACHE)));
    var trainings = new Trainings(vertx, features, trainPorts(), floor.history());
    vertx.setPeriodic(HOUR_MS, timer -> forgetOldPlans());
    return Future.all(
            vertx.deployVerticle(new MlVerticle(bus, proxy)),
            vertx.deployVerticle(new PlanVerticle(bus, plans)),
            vertx.deployVerticle(new PredictVerticle(bus, features, predictions, trainings)),
            insight.answer(bus, plans))
        .compose(ready -> vertx.deployVerticle(new CollectVerticle(bus, collector, ports)));
  }

  private PlanPorts planPorts() {
    return new PlanPorts(
        name ->
            new PlanPorts.Target(
                watches.forPlans(name),
                watches.mayAnalyze(name),
                watches.epoch(name),
                watches.down(name)),
        (sql, call) -> floor.fingerprints().of(new Query.AskFingerprint(sql), call),
        ledger::sample,
        change -> Query.PLAN_CHANGED.publish(vertx, change));
  }

  private FeatureSources featureSources() {
    return new FeatureSources(
        ledger::busiest,
        (name, fingerprints, since, call) -> ledger.intervals(name, fingerprints, since, call),
        (name, fingerprints, call) -> plans.latest(name, fingerprints, call),
        insight::advised,
        watches::of,
        this::epoch,
        this::unplanned,
        clock);
  }

  private String epoch(String name) {
    return watches.epoch(name) + '-' + plannings.getOrDefault(name, 0L);
  }

  private @Nullable String unplanned(String name, String fingerprint) {
    PlanCycle.Unplanned why = plans.unplanned(name, fingerprint);
    return why == null ? null : why.reason();
  }

  private PredictPorts predictPorts() {
    return new PredictPorts(
        (sql, call) -> floor.fingerprints().of(new Query.AskFingerprint(sql), call),
        (name, sql, call) -> plans.plan(name, sql, call).map(taken -> taken.plan()),
        proxy::infer,
        this::activeModel);
  }

  private Future<Optional<Ml.Model>> activeModel(Call call) {
    return proxy
        .models(new Ml.AskModels(), call)
        .map(all -> all.models().stream().filter(Ml.Model::active).findFirst());
  }

  private TrainPorts trainPorts() {
    return new TrainPorts(
        proxy::fit, (id, call) -> proxy.fitting(new Ml.AskFitting(id), call), POLL);
  }

  // After each interval; what was told of the queries before is told anew with the new plans.
  private void plan(String name, List<String> busiest) {
    Duration patience = settings.collect().interval();
    Call call = Call.within(patience.compareTo(LONGEST_CYCLE) < 0 ? patience : LONGEST_CYCLE);
    plans
        .take(name, busiest, call)
        .onSuccess(taken -> plannings.merge(name, 1L, Long::sum))
        .onFailure(cause -> LOG.warn("event=plans-not-taken database={}", name, cause));
  }

  private void forgetOldPlans() {
    plans
        .forget(clock.instant().minus(settings.collect().retention()), Call.within(LONGEST_CYCLE))
        .onFailure(cause -> LOG.warn("event=plans-not-forgotten", cause));
  }

  /** The plans, for who answers known ones ahead of the bus. */
  PlanDesk plans() {
    return plans;
  }

  /** The features, as {@link #plans}. */
  FeatureDesk features() {
    return features;
  }

  /** The databases, to add one that is made later. */
  Watches watches() {
    return watches;
  }

  /** How the pools of the watched databases are used. */
  List<Stores.PoolStatistics> pools() {
    return watches.statistics();
  }

  /** Closes the connections and the model service; the verticles are down by then. */
  Future<?> close() {
    Future<?> closed = watches.close();
    return service == null ? closed : closed.eventually(service::close);
  }
}
