package dev.assay.http;

import dev.assay.config.Settings;
import dev.assay.observe.Meters;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/**
 * The public port. Deployed once per core, each instance on its own event loop; cached answers are
 * given there, everything else is asked over the bus.
 */
public final class HttpVerticle extends VerticleBase {
  private final Settings.Http settings;
  private final Duration drain;
  private final Meters meters;
  private final FastLanes lanes;
  private final Buffer contract;
  private Port port;

  /**
   * @param drain how long a stop waits for what is in flight
   */
  public HttpVerticle(Settings.Http settings, Duration drain, Meters meters, FastLanes lanes) {
    this.settings = settings;
    this.drain = drain;
    this.meters = meters;
    this.lanes = lanes;
    this.contract = MetaRoutes.contract();
  }

  @Override
  public Future<?> start() {
    port = new Port(vertx, settings, meters);
    var lane = new TestLane(lanes, port.stamp(), meters);
    return port.open(routes(lanes, contract, meters), lane::answers);
  }

  static Routes routes(FastLanes lanes, Buffer contract, Meters meters) {
    var routes = new Routes();
    SignatureRoutes.add(routes, lanes);
    PatternRoutes.add(routes);
    TestRoutes.add(routes, lanes);
    JobRoutes.add(routes);
    QueryRoutes.add(routes, lanes);
    InsightRoutes.add(routes);
    PredictionRoutes.add(routes);
    ModelRoutes.add(routes);
    ReviewRoutes.add(routes);
    CacheRoutes.add(routes);
    PoolRoutes.add(routes);
    LiveRoutes.add(routes);
    MetaRoutes.add(routes, contract);
    // Last, so that it lists every route.
    PageRoutes.add(routes, meters, MetaRoutes.listed(routes));
    return routes;
  }

  /** The port that was bound. */
  public int port() {
    return port.actual();
  }

  /** Takes no new request, and waits for those in flight as long as the drain allows. */
  @Override
  public Future<?> stop() {
    return port.close(drain);
  }
}
