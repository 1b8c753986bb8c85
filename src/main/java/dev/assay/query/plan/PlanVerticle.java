package dev.assay.query.plan;

import dev.assay.bus.Bus;
import dev.assay.query.Query;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers for plans on the bus. An event-loop verticle: the desk does not block. */
public final class PlanVerticle extends VerticleBase {
  private final Bus bus;
  private final PlanDesk desk;

  public PlanVerticle(Bus bus, PlanDesk desk) {
    this.bus = bus;
    this.desk = desk;
  }

  @Override
  public Future<?> start() {
    return Future.all(bus.serve(Query.EXPLAIN, desk::explain), bus.serve(Query.PLANS, desk::plans));
  }
}
