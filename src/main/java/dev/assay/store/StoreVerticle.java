package dev.assay.store;

import dev.assay.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.function.Supplier;

/**
 * Answers how the databases are used; who opened them closes them. An event-loop verticle: the
 * statistics are read without blocking.
 */
public final class StoreVerticle extends VerticleBase {
  private final Bus bus;
  private final List<Supplier<List<Stores.PoolStatistics>>> pools;

  /**
   * @param pools what tells of pools; those of watched databases come and go
   */
  public StoreVerticle(Bus bus, List<Supplier<List<Stores.PoolStatistics>>> pools) {
    this.bus = bus;
    this.pools = List.copyOf(pools);
  }

  @Override
  public Future<?> start() {
    return bus.serve(Stores.POOLS, (question, call) -> Future.succeededFuture(pools()));
  }

  private Stores.Pools pools() {
    return new Stores.Pools(pools.stream().flatMap(each -> each.get().stream()).toList());
  }
}
