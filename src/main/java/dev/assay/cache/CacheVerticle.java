package dev.assay.cache;

import dev.assay.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/**
 * Answers over the bus what the caches have done, and clears and changes them. Runs on an event
 * loop; who wants an entry holds the {@link NamedCache} itself and does not ask here.
 */
public final class CacheVerticle extends VerticleBase {
  private final Bus bus;
  private final Caches caches;

  public CacheVerticle(Bus bus, Caches caches) {
    this.bus = bus;
    this.caches = caches;
  }

  @Override
  public Future<?> start() {
    return Future.all(
        bus.serve(Caches.STATISTICS, (ask, call) -> Future.succeededFuture(caches.overall())),
        bus.serve(
            Caches.CLEAR,
            (clear, call) ->
                Future.succeededFuture(
                    new Caches.Cleared(clear.name(), caches.named(clear.name()).clear()))),
        bus.serve(Caches.CHANGE, (change, call) -> Future.succeededFuture(caches.change(change))));
  }
}
