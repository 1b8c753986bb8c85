package dev.assay.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Duration;

/**
 * A question one part answers for the others: {@code Q} is asked, {@code A} comes back. Immutable,
 * and safe on any thread; the answer arrives on the asker's context.
 *
 * @param address {@code assay.<feature>.<verb>}; a {@code JsonObject} sent there gets a {@code
 *     JsonObject} back
 * @param patience how long an asker waits who names no deadline
 */
public record Endpoint<Q extends Record, A extends Record>(
    String address, Class<Q> question, Class<A> answer, Duration patience) {

  /** Asks within this endpoint's own patience. */
  public Future<A> ask(Vertx vertx, Q message) {
    return ask(vertx, message, Call.within(patience));
  }

  /** Asks on behalf of a request; fails with {@link Fault#LATE} once its deadline has passed. */
  public Future<A> ask(Vertx vertx, Q message, Call call) {
    RecordCodec.install(vertx);
    return vertx.eventBus().<A>request(address, message, call.delivery()).map(Message::body);
  }
}
