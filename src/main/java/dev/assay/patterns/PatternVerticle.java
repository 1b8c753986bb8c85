package dev.assay.patterns;

import dev.assay.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Answers for the pattern store on the bus. An event-loop verticle: the store does not block. */
public final class PatternVerticle extends VerticleBase {
  private final Bus bus;
  private final PatternStore store;

  public PatternVerticle(Bus bus, PatternStore store) {
    this.bus = bus;
    this.store = store;
  }

  @Override
  public Future<?> start() {
    return Future.all(
            bus.serve(Patterns.SEARCH, store::search),
            bus.serve(Patterns.GET, store::get),
            bus.serve(Patterns.PUT, store::put),
            bus.serve(Patterns.LEARN, store::learn))
        .compose(served ->
            Future.all(
                bus.serve(Patterns.FEEDBACK, store::feedback),
                bus.serve(Patterns.OBSERVE, store::observe),
                bus.serve(Patterns.EXPORT, store::export),
                bus.serve(Patterns.IMPORT, store::importAll)));
  }

  @Override
  public Future<?> stop() {
    return store.close();
  }
}
