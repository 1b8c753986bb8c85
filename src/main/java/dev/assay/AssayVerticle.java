package dev.assay;

import dev.assay.bus.Desk;
import dev.assay.cache.CacheVerticle;
import dev.assay.code.CodeReader;
import dev.assay.code.CodeVerticle;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.http.FastLanes;
import dev.assay.http.HttpVerticle;
import dev.assay.http.ManagementVerticle;
import dev.assay.observe.Health;
import dev.assay.patterns.PatternStore;
import dev.assay.patterns.PatternVerticle;
import dev.assay.store.StoreVerticle;
import dev.assay.testgen.TestDesk;
import dev.assay.testgen.TestgenVerticle;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The whole of Assay as one verticle, for its own server and for any other Vert.x application: puts
 * the parts together, deploys them back to front and takes them down front to back. Runs on an
 * event loop and never blocks.
 */
public final class AssayVerticle extends VerticleBase {
  private final @Nullable Settings given;
  private final List<HttpVerticle> doors = new CopyOnWriteArrayList<>();
  private final List<Desk> desks = new CopyOnWriteArrayList<>();
  private @Nullable ManagementVerticle management;
  private Deployments deployments;
  private int backOfTheHouse;
  private @Nullable Floor floor;

  /** With the settings of its deployment options: the tree of {@code conf/assay.yaml} as JSON. */
  public AssayVerticle() {
    this.given = null;
  }

  public AssayVerticle(Settings settings) {
    this.given = settings;
  }

  @Override
  public Future<?> start() {
    deployments = new Deployments(vertx);
    Settings settings = given == null ? SettingsReader.over(config().getMap()) : given;
    return Floor.open(vertx, settings).compose(opened -> furnish(settings, opened));
  }

  private Future<Void> furnish(Settings settings, Floor opened) {
    floor = opened;
    CodeReader reader = reader(settings, opened);
    PatternStore patterns = patterns(settings, opened, reader);
    TestDesk tests = tests(settings, opened, reader, patterns);
    Future<Void> back =
        deploy(() -> new StoreVerticle(opened.bus(), opened.database()))
            .compose(up -> deploy(() -> new CacheVerticle(opened.bus(), opened.caches())))
            .compose(up -> deploy(() -> new CodeVerticle(opened.bus(), reader)))
            .compose(up -> deploy(() -> new PatternVerticle(opened.bus(), patterns)))
            .compose(up -> deploy(() -> new TestgenVerticle(opened.bus(), tests)));
    return back.compose(up -> open(settings, opened, new Fronts(reader, tests)))
        .onSuccess(
            up -> {
              opened.health().open();
              reader.warm();
              tests.warm();
            });
  }

  private record Fronts(CodeReader reader, TestDesk tests) {
    FastLanes lanes() {
      return new FastLanes(reader::known, tests::rendered, tests::renderedFor);
    }
  }

  private Future<Void> open(Settings settings, Floor opened, Fronts fronts) {
    backOfTheHouse = deployments.count();
    if (!settings.http().enabled()) {
      return Future.succeededFuture();
    }
    Settings.Http http = settings.http();
    management =
        new ManagementVerticle(
            http.host(), settings.management(), opened.health(), opened.meters());
    ManagementVerticle one = management;
    FastLanes lanes = fronts.lanes();
    int cores = Runtime.getRuntime().availableProcessors();
    return deployments
        .deploy(() -> one, 1)
        .onSuccess(up -> backOfTheHouse = deployments.count())
        .compose(up -> deployments.deploy(() -> door(settings, opened, lanes), cores));
  }

  private HttpVerticle door(Settings settings, Floor opened, FastLanes lanes) {
    var door =
        new HttpVerticle(settings.http(), settings.shutdown().drain(), opened.meters(), lanes);
    doors.add(door);
    return door;
  }

  private CodeReader reader(Settings settings, Floor opened) {
    return new CodeReader(
        desk(opened, "code", settings.code().workers(), settings.code().queue()),
        opened.caches().declare(CodeReader.SOURCES),
        opened.caches().declare(CodeReader.METHODS),
        settings.http().maxSource());
  }

  private PatternStore patterns(Settings settings, Floor opened, CodeReader reader) {
    return new PatternStore(
        vertx,
        settings.patterns(),
        new PatternStore.Parts(
            opened.database(), opened.caches(), InstantSource.system(), reader::readTest));
  }

  private TestDesk tests(
      Settings settings, Floor opened, CodeReader reader, PatternStore patterns) {
    throw new UnsupportedOperationException();
  }

  private Desk desk(Floor opened, String name, int workers, int queue) {
    Desk desk = opened.desk(vertx, name, workers, queue);
    desks.add(desk);
    return desk;
  }

  private Future<Void> deploy(java.util.function.Supplier<VerticleBase> verticle) {
    return deployments.deploy(verticle, 1);
  }

  /** The public port that was bound; -1 where HTTP is switched off. */
  public int httpPort() {
    return doors.isEmpty() ? -1 : doors.getFirst().port();
  }

  /** The management port that was bound; -1 where HTTP is switched off. */
  public int managementPort() {
    return management == null ? -1 : management.port();
  }

  /** Ready turns false, no new request is taken, and what is in flight finishes. */
  public Future<Void> drain() {
    if (floor != null) {
      floor.health().close();
    }
    return deployments.undeployTo(backOfTheHouse);
  }

  @Override
  public Future<?> stop() {
    return drain()
        .eventually(() -> deployments.undeployTo(0))
        .eventually(() -> Future.join(desks.stream().map(Desk::close).toList()));
  }
}
