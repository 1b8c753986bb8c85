package dev.assay.query.workload;

import dev.assay.bus.Bus;
import dev.assay.query.Insight;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers for recurring load on the bus. An event-loop verticle: the desk does not block. */
public final class WorkloadVerticle extends VerticleBase {
  private final Bus bus;
  private final WorkloadDesk desk;

  public WorkloadVerticle(Bus bus, WorkloadDesk desk) {
    this.bus = bus;
    this.desk = desk;
  }

  @Override
  public Future<?> start() {
    return bus.serve(Insight.WORKLOAD, desk::workload);
  }

  @Override
  public Future<?> stop() {
    return desk.close();
  }
}
