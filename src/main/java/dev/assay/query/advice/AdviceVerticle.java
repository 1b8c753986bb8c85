package dev.assay.query.advice;

import dev.assay.bus.Bus;
import dev.assay.query.Advisory;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers for advice and decisions on the bus. An event-loop verticle: nothing here blocks. */
public final class AdviceVerticle extends VerticleBase {
  private final Bus bus;
  private final AdviceDesk desk;

  public AdviceVerticle(Bus bus, AdviceDesk desk) {
    this.bus = bus;
    this.desk = desk;
  }

  @Override
  public Future<?> start() {
    return Future.all(
        bus.serve(Advisory.ADVICE, desk::advise), bus.serve(Advisory.DECIDE, desk::decide));
  }
}
