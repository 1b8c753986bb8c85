package dev.assay;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.lab.rig.Rig;
import dev.assay.observe.Health;
import dev.assay.observe.Meters;
import dev.assay.query.fingerprint.Fingerprints;
import dev.assay.sandbox.Sandbox;
import dev.assay.store.Database;
import dev.assay.store.PgUrl;
import dev.assay.store.Stores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What both desks stand on: the databases, the caches, the bus and what watches them. Made once by
 * {@link AssayVerticle}; its parts are safe on any thread.
 *
 * @param database of the patterns
 * @param history of the watched databases; the same one where no other is set
 */
record Floor(
    Bus bus,
    Meters meters,
    Health health,
    Caches caches,
    Database database,
    Database history,
    Sandbox sandbox,
    Fingerprints fingerprints) {
  private static final Duration PROBE = Duration.ofSeconds(2);

  /** Fails as the first of its parts did, once those that were opened are closed again. */
  static Future<Floor> open(Vertx vertx, Settings settings) {
    // Read before anything is open, since it throws where the setting is wrong.
    Optional<PgUrl> elsewhere =
        Optional.of(settings.store())
            .filter(store -> !store.url().equals(Settings.Store.EMBEDDED))
            .map(store -> PgUrl.of(store, System.getenv()::get));
    Meters meters = new Meters();
    Bus bus = new Bus(vertx, meters);
    Caches caches = new Caches(vertx, settings);
    meters.watch(caches);
    Future<Database> database = Database.open(vertx, settings.store(), settings.data().dir());
    Future<Database> history =
        elsewhere.map(url -> Database.connect(vertx, settings.store(), url)).orElse(database);
    Future<Sandbox> sandbox = vertx.executeBlocking(() -> Sandbox.open(settings, Rig.class), false);
    Future<Fingerprints> fingerprints =
        vertx.executeBlocking(
            () -> Fingerprints.open(vertx, caches.declare(Fingerprints.ANSWERS)), false);
    return Future.join(database, history, sandbox, fingerprints)
        .map(all ->
            watched(
                new Floor(
                    bus,
                    meters,
                    new Health(),
                    caches,
                    database.result(),
                    history.result(),
                    sandbox.result(),
                    fingerprints.result())))
        .recover(cause -> {
          meters.close();
          fingerprints.onSuccess(Fingerprints::close);
          return Future.join(
                  Stream.of(database, history)
                      .distinct()
                      .<Future<?>>map(each -> each.compose(Database::close))
                      .toList())
              .eventually(() -> sandbox.compose(opened -> closed(vertx, opened)))
              .transform(closed -> Future.failedFuture(cause));
        });
  }

  private static Floor watched(Floor floor) {
    watch(floor.meters(), floor.sandbox());
    watch(floor.meters(), floor.fingerprints());
    floor
        .health()
        .check(
            "store",
            Health.Scope.READY,
            () -> Future.join(floor.databases().stream().map(Floor::health).toList()).mapEmpty());
    return floor;
  }

  private static Future<Void> health(Database database) {
    return database.health(Call.within(PROBE));
  }

  /** Each database of our own once. */
  List<Database> databases() {
    return Stream.of(database, history).distinct().toList();
  }

  /** How the connections to them are used. */
  List<Stores.PoolStatistics> pools() {
    return databases().stream().flatMap(each -> each.statistics().stream()).toList();
  }

  private static void watch(Meters meters, Sandbox sandbox) {
    meters.gauge("assay.sandbox.children", "Child JVMs alive", () -> sandbox.counts().alive());
    meters.gauge("assay.sandbox.idle", "Child JVMs that wait", () -> sandbox.counts().idle());
    meters.gauge(
        "assay.sandbox.waiting", "Orders that wait for a child", () -> sandbox.counts().waiting());
    meters.gauge(
        "assay.sandbox.ready", "1 where code can be run, else 0", () -> sandbox.ready() ? 1 : 0);
    meters.total("assay.sandbox.started", "Child JVMs started", () -> sandbox.counts().started());
    meters.total(
        "assay.sandbox.killed",
        "Child JVMs ended for what they did",
        () -> sandbox.counts().killed());
    meters.total(
        "assay.sandbox.reused", "Orders given to a used child", () -> sandbox.counts().reused());
  }

  private static void watch(Meters meters, Fingerprints fingerprints) {
    meters.gauge(
        "assay.fingerprints.waiting",
        "Texts that wait for a thread",
        () -> fingerprints.counts().waiting());
    meters.total(
        "assay.fingerprints.parsed",
        "Fingerprints of the library",
        () -> fingerprints.counts().parsed());
    meters.total(
        "assay.fingerprints.cut",
        "Fingerprints of the lexer, which are approximate",
        () -> fingerprints.counts().cut());
    meters.total(
        "assay.fingerprints.refused",
        "Texts that the library did not understand",
        () -> fingerprints.counts().refused());
  }

  /** A desk that the meters watch. */
  Desk desk(Vertx vertx, String name, int workers, int queue) {
    Desk desk = new Desk(vertx, name, workers, queue);
    meters.watch(desk);
    return desk;
  }

  Future<Void> close(Vertx vertx) {
    fingerprints.close();
    return closed(vertx, sandbox)
        .eventually(() -> Future.join(databases().stream().map(Database::close).toList()))
        .onComplete(closed -> meters.close());
  }

  private static Future<Void> closed(Vertx vertx, Sandbox sandbox) {
    return vertx.executeBlocking(
        () -> {
          sandbox.close();
          return null;
        },
        false);
  }
}
