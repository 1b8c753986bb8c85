package dev.assay.http;

import dev.assay.config.Setting;
import dev.assay.config.Settings;
import dev.assay.observe.Health;
import dev.assay.observe.Meters;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;

/**
 * The port for who operates the server: health, metrics, settings, loggers. One instance, on an
 * event loop; to be undeployed last, so that it tells of the stop.
 */
public final class ManagementVerticle extends VerticleBase {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_BODY = 1_024;

  private final Settings.Http settings;
  private final Health health;
  private final Meters meters;
  private List<Setting> config = List.of();
  private Port port;

  /**
   * @param host as that of the public port
   */
  public ManagementVerticle(
      String host, Settings.Management settings, Health health, Meters meters) {
    this.settings = new Settings.Http(true, host, settings.port(), MOST_BODY, MOST_BODY, TIMEOUT);
    this.health = health;
    this.meters = meters;
  }

  /** Shows these settings from its start on. */
  public ManagementVerticle showing(List<Setting> settings) {
    config = List.copyOf(settings);
    return this;
  }

  @Override
  public Future<?> start() {
    port = new Port(vertx, settings, meters, Conventions.none());
    var routes = new Routes();
    HealthRoutes.add(routes, vertx, health, meters);
    ConfigRoutes.add(routes, "/config", config);
    LoggerRoutes.add(routes);
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
