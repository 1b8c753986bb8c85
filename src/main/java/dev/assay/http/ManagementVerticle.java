package dev.assay.http;

import dev.assay.config.Settings;
import dev.assay.observe.Health;
import dev.assay.observe.Meters;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/**
 * The port for who operates the server: health and metrics. One instance, on an event loop; to be
 * undeployed last, so that it tells of the stop.
 */
public final class ManagementVerticle extends VerticleBase {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int NO_BODY = 1;

  private final Settings.Http settings;
  private final Health health;
  private final Meters meters;
  private Port port;

  /**
   * @param host as that of the public port
   */
  public ManagementVerticle(
      String host, Settings.Management settings, Health health, Meters meters) {
    this.settings = new Settings.Http(true, host, settings.port(), NO_BODY, NO_BODY, TIMEOUT);
    this.health = health;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    port = new Port(vertx, settings, meters, Conventions.none());
    var routes = new Routes();
    HealthRoutes.add(routes, vertx, health, meters);
    return port.open(routes, request -> false);
  }

  /** The port that was bound. */
  public int port() {
    return port.actual();
  }

  @Override
  public Future<?> stop() {
    return port.close(Duration.ZERO);
  }
}
