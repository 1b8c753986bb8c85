package dev.assay;

import dev.assay.cache.CacheVerticle;
import dev.assay.code.CodeVerticle;
import dev.assay.config.Configured;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.http.Conventions;
import dev.assay.http.FastLanes;
import dev.assay.http.HttpVerticle;
import dev.assay.http.ManagementVerticle;
import dev.assay.http.RateLimits;
import dev.assay.http.Responses;
import dev.assay.observe.LiveVerticle;
import dev.assay.patterns.PatternVerticle;
import dev.assay.query.QueryVerticle;
import dev.assay.review.Ports;
import dev.assay.review.ReviewDesk;
import dev.assay.review.ReviewVerticle;
import dev.assay.store.StoreVerticle;
import dev.assay.store.Stores;
import dev.assay.testgen.TestgenVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The whole of Assay as one verticle, for its own server and for any other Vert.x application:
 * deploys the parts back to front, and closes what they share once they are down. Runs on an event
 * loop and never blocks.
 */
public final class AssayVerticle extends VerticleBase {
  // A request that comes at once should not share the cores with the warming.
  private static final long WARM_AFTER_MS = 300;

  private final @Nullable Configured given;
  private final List<HttpVerticle> doors = new CopyOnWriteArrayList<>();
  private @Nullable ManagementVerticle management;
  private @Nullable String doorsId;
  private @Nullable Floor floor;
  private @Nullable Desks desks;
  private @Nullable QueryDesk queries;
  private @Nullable DemoHost demo;

  /** With the settings of its deployment options: the tree of {@code conf/assay.yaml} as JSON. */
  public AssayVerticle() {
    this.given = null;
  }

  public AssayVerticle(Settings settings) {
    this(Configured.of(settings));
  }

  /** With settings of which it is known where they came from. */
  public AssayVerticle(Configured configured) {
    this.given = configured;
  }

  @Override
  public Future<?> start() {
    Configured configured = given == null ? SettingsReader.configured(tree(config())) : given;
    Settings settings = configured.settings();
    return Floor.open(vertx, settings)
        .compose(opened -> {
          floor = opened;
          Desks furnished = Desks.furnish(vertx, settings, opened);
          desks = furnished;
          return QueryDesk.open(vertx, settings, opened)
              .compose(watched -> {
                queries = watched;
                return answer(opened, furnished, watched)
                    .compose(up -> open(configured, opened, furnished.lanes(watched)));
              })
              .onSuccess(up -> opened.health().open())
              .onSuccess(up -> vertx.setTimer(WARM_AFTER_MS, timer -> later(settings, furnished)));
        })
        // Vert.x does not stop what did not start, and an application that embeds it goes on.
        .recover(cause -> stop().transform(closed -> Future.failedFuture(cause)));
  }

  // Neither is waited for by a server that is ready.
  private void later(Settings settings, Desks furnished) {
    furnished.warm();
    Floor opened = floor;
    QueryDesk watched = queries;
    if (opened != null && watched != null) {
      demo = DemoHost.open(vertx, settings, watched.watches(), opened.meters()).orElse(null);
    }
  }

  // Read back from its text, since a config made by hand holds JSON objects where maps belong.
  private static Map<String, Object> tree(JsonObject config) {
    return new JsonObject(config.encode()).getMap();
  }

  /** Serves the bus. */
  private Future<?> answer(Floor opened, Desks furnished, QueryDesk watched) {
    List<Supplier<List<Stores.PoolStatistics>>> pools = List.of(opened::pools, watched::pools);
    return Future.all(
        List.of(
            vertx.deployVerticle(new StoreVerticle(opened.bus(), pools)),
            vertx.deployVerticle(
                new LiveVerticle(opened.bus(), opened.meters(), InstantSource.system())),
            watched.answer(opened.bus()),
            vertx.deployVerticle(new CacheVerticle(opened.bus(), opened.caches())),
            vertx.deployVerticle(new CodeVerticle(opened.bus(), furnished.reader())),
            vertx.deployVerticle(new PatternVerticle(opened.bus(), furnished.patterns())),
            vertx.deployVerticle(new TestgenVerticle(opened.bus(), furnished.tests())),
            vertx.deployVerticle(new QueryVerticle(opened.bus(), furnished.fingerprints())),
            vertx.deployVerticle(new ReviewVerticle(opened.bus(), review(furnished)))));
  }

  private ReviewDesk review(Desks furnished) {
    return new ReviewDesk(Ports.over(vertx, furnished.reader(), furnished.fingerprints()));
  }

  /** Opens both ports, the public one last. */
  private Future<?> open(Configured configured, Floor opened, FastLanes lanes) {
    Settings settings = configured.settings();
    Settings.Http http = settings.http();
    if (!http.enabled()) {
      return Future.succeededFuture();
    }
    var one =
        new ManagementVerticle(http.host(), settings.management(), opened.health(), opened.meters())
            .showing(configured.shown());
    management = one;
    Conventions conventions = conventions(configured, opened);
    var perCore = new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
    return vertx
        .deployVerticle(one)
        .compose(up ->
            vertx.deployVerticle(() -> door(settings, opened, lanes).keeping(conventions), perCore))
        .onSuccess(id -> doorsId = id);
  }

  private Conventions conventions(Configured configured, Floor opened) {
    QueryDesk watched = queries;
    return new Conventions(
        RateLimits.of(configured.settings().limits()),
        Responses.open(
            vertx,
            opened.caches().declare(Responses.CACHE),
            name -> watched == null ? null : watched.watches().state(name)),
        configured.shown(),
        configured.settings().log().access());
  }

  private HttpVerticle door(Settings settings, Floor opened, FastLanes lanes) {
    var door =
        new HttpVerticle(settings.http(), settings.shutdown().drain(), opened.meters(), lanes);
    doors.add(door);
    return door;
  }

  /** The public port that was bound; -1 where HTTP is switched off. */
  public int httpPort() {
    return doors.isEmpty() ? -1 : doors.getFirst().port();
  }

  /** The management port that was bound; -1 where HTTP is switched off. */
  public int managementPort() {
    return management == null ? -1 : management.port();
  }

  /**
   * Turns ready to false, takes no new request and waits for those in flight. To be called before
   * undeploying where HTTP is served: Vert.x takes all parts down at the same time.
   */
  public Future<Void> drain() {
    if (floor != null) {
      floor.health().close();
    }
    String id = doorsId;
    doorsId = null;
    return id == null ? Future.succeededFuture() : vertx.undeploy(id);
  }

  @Override
  public Future<?> stop() {
    Future<?> finished = desks == null ? Future.succeededFuture() : desks.close();
    if (queries != null) {
      finished = finished.eventually(queries::close);
    }
    if (demo != null) {
      finished = finished.eventually(demo::close);
    }
    Floor opened = floor;
    return opened == null ? finished : finished.eventually(() -> opened.close(vertx));
  }
}
