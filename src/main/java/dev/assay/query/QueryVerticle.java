package dev.assay.query;

import dev.assay.bus.Bus;
import dev.assay.query.fingerprint.Fingerprints;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/**
 * Answers for the query desk on the bus. Runs on an event loop: a known text is answered there, any
 * other on the desk's own threads.
 */
public final class QueryVerticle extends VerticleBase {
  private final Bus bus;
  private final Fingerprints fingerprints;

  public QueryVerticle(Bus bus, Fingerprints fingerprints) {
    this.bus = bus;
    this.fingerprints = fingerprints;
  }

  @Override
  public Future<?> start() {
    return bus.serve(Query.FINGERPRINT, fingerprints::of);
  }
}
