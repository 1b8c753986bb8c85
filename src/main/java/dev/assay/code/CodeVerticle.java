package dev.assay.code;

import dev.assay.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/**
 * Answers {@link Code#READ} over the bus. Runs on an event loop: a known source is answered there,
 * any other on the reader's desk.
 */
public final class CodeVerticle extends VerticleBase {
  private final Bus bus;
  private final CodeReader reader;

  public CodeVerticle(Bus bus, CodeReader reader) {
    this.bus = bus;
    this.reader = reader;
  }

  @Override
  public Future<?> start() {
    return bus.serve(Code.READ, reader::read);
  }
}
