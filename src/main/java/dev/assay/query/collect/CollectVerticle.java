package dev.assay.query.collect;

import dev.assay.bus.Bus;
import dev.assay.query.Query;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/**
 * Answers on the bus what the databases are and did, and keeps the collector running. An event-loop
 * verticle: nothing here blocks.
 */
public final class CollectVerticle extends VerticleBase {
  private final Bus bus;
  private final Collector collector;
  private final Answers answers;

  public CollectVerticle(Bus bus, Collector collector, Collector.Ports ports) {
    this.bus = bus;
    this.collector = collector;
    this.answers = new Answers(ports.watches(), ports.ledger(), ports.clock());
  }

  @Override
  public Future<?> start() {
    return Future.all(
            bus.serve(Query.DATABASES, answers::databases),
            bus.serve(Query.TOP, answers::top),
            bus.serve(Query.HISTORY, answers::history))
        .onSuccess(served -> collector.start());
  }

  @Override
  public Future<?> stop() {
    return collector.stop();
  }
}
