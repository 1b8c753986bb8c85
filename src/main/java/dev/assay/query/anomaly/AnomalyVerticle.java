package dev.assay.query.anomaly;

import dev.assay.bus.Bus;
import dev.assay.query.Insight;
import dev.assay.query.Query;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers for anomalies on the bus, and has them looked for after each interval. An event-loop
 * verticle: the desk does not block.
 */
public final class AnomalyVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(AnomalyVerticle.class);
  private static final long FORGET_EVERY_MS = Duration.ofHours(1).toMillis();

  private final Bus bus;
  private final AnomalyDesk desk;

  public AnomalyVerticle(Bus bus, AnomalyDesk desk) {
    this.bus = bus;
    this.desk = desk;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(FORGET_EVERY_MS, timer -> forget());
    return Future.all(
        desk.open(),
        Query.COLLECTED.subscribe(vertx, desk::collected).completion(),
        Query.PLAN_CHANGED.subscribe(vertx, desk::planChanged).completion(),
        bus.serve(Insight.ANOMALIES, desk::anomalies));
  }

  private void forget() {
    desk.forget().onFailure(cause -> LOG.warn("event=anomalies-not-forgotten", cause));
  }

  @Override
  public Future<?> stop() {
    return desk.close();
  }
}
