package dev.assay.bus;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Consumer;

/**
 * Something that happened, told to all who listen. Immutable, and safe on any thread; listeners are
 * called on the context they subscribed from.
 *
 * @param address {@code assay.<feature>.<past participle>}
 */
public record Topic<E extends Record>(String address, Class<E> event) {

  /** Tells every listener, in this JVM and in the cluster. */
  public void publish(Vertx vertx, E message) {
    RecordCodec.install(vertx);
    vertx
        .eventBus()
        .publish(address, message, new DeliveryOptions().setCodecName(RecordCodec.NAME));
  }

  /** Calls {@code listener} for every event from now on, until the consumer is unregistered. */
  public MessageConsumer<E> subscribe(Vertx vertx, Consumer<E> listener) {
    RecordCodec.install(vertx);
    return vertx.eventBus().<E>consumer(address, message -> listener.accept(message.body()));
  }
}
