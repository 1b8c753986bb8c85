package dev.assay.review;

import dev.assay.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Serves reviews on the bus. Runs on an event loop; whom it asks does the work. */
public final class ReviewVerticle extends VerticleBase {
  private final Bus bus;
  private final ReviewDesk desk;

  public ReviewVerticle(Bus bus, ReviewDesk desk) {
    this.bus = bus;
    this.desk = desk;
  }

  @Override
  public Future<?> start() {
    return bus.serve(Review.REVIEW, desk::review);
  }
}
