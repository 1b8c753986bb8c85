package dev.assay.store;

import dev.assay.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;

/**
 * Answers how the databases are used; who opened them closes them. An event-loop verticle: the
 * statistics are read without blocking.
 */
public final class StoreVerticle extends VerticleBase {
  private final Bus bus;
  private final List<Database> databases;

  public StoreVerticle(Bus bus, Database... databases) {
    this.bus = bus;
    this.databases = List.of(databases);
  }

  @Override
  public Future<?> start() {
    return bus.serve(Stores.POOLS, (question, call) -> Future.succeededFuture(pools()));
  }

  private Stores.Pools pools() {
    return new Stores.Pools(
        databases.stream().flatMap(database -> database.statistics().stream()).toList());
  }
}
