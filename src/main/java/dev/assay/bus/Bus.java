package dev.assay.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answering side of the bus: serves endpoints, translates failures and reports how long each
 * answer took. Handlers are called on the context that called {@link #serve}; they must not block.
 */
public final class Bus {
  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
  private static final DeliveryOptions AS_RECORD =
      new DeliveryOptions().setCodecName(RecordCodec.NAME);

  private final Vertx vertx;
  private final Observer observer;
  private final @Nullable Tracer tracer;

  /** Hears of every answer. Called on the answering context; must not block. */
  @FunctionalInterface
  public interface Observer {
    /** An answer was given; {@code fault} is null where it is the one that was asked for. */
    void answered(String address, long nanos, @Nullable Fault fault);
  }

  public Bus(Vertx vertx, Observer observer) {
    this.vertx = vertx;
    this.observer = observer;
    this.tracer = Tracer.of(vertx);
    RecordCodec.install(vertx);
  }

  /**
   * Answers an endpoint from now on. A question comes as the record or as a {@link JsonObject} and
   * is answered in kind; what {@code handler} throws or fails with becomes the asker's failure.
   */
  public <Q extends Record, A extends Record> Future<Void> serve(
      Endpoint<Q, A> endpoint, BiFunction<Q, Call, Future<A>> handler) {
    return vertx
        .eventBus()
        .consumer(endpoint.address(), message -> answer(endpoint, handler, message))
        .completion();
  }

  private <Q extends Record, A extends Record> void answer(
      Endpoint<Q, A> endpoint, BiFunction<Q, Call, Future<A>> handler, Message<Object> message) {
    long start = System.nanoTime();
    Call call = Call.from(message.headers(), endpoint.patience());
    Serving.request(call.requestId());
    if (tracer != null) {
      tracer.tag(Tracer.REQUEST, call.requestId());
    }
    Future.succeededFuture(message.body())
        .map(body -> question(endpoint, body))
        .compose(question -> handler.apply(question, call))
        .onSuccess(answer -> reply(message, answer))
        .onFailure(cause -> fail(message, call, cause))
        .onComplete(result ->
            observer.answered(
                endpoint.address(),
                System.nanoTime() - start,
                result.failed() ? Fault.of(result.cause()) : null));
  }

  private static <Q extends Record> Q question(Endpoint<Q, ?> endpoint, @Nullable Object body) {
    if (body instanceof JsonObject json) {
      return Wire.decode(json, endpoint.question());
    }
    if (!endpoint.question().isInstance(body)) {
      throw Fault.INVALID.because(
          "%s takes a %s or a JsonObject, got %s"
              .formatted(
                  endpoint.address(),
                  endpoint.question().getName(),
                  body == null ? "nothing" : body.getClass().getName()));
    }
    return endpoint.question().cast(body);
  }

  private static void reply(Message<Object> message, Record answer) {
    if (message.body() instanceof JsonObject) {
      message.reply(Wire.toJson(answer));
    } else {
      message.reply(answer, AS_RECORD);
    }
  }

  // What is INTERNAL goes to the log with its stack and to the asker as the request id alone.
  private static void fail(Message<Object> message, Call call, Throwable cause) {
    Fault fault = Fault.of(cause);
    if (fault == Fault.INTERNAL) {
      LOG.error("event=failed address={} request={}", message.address(), call.requestId(), cause);
      message.fail(fault.status(), "a mistake of ours, logged as request " + call.requestId());
    } else {
      message.fail(fault.status(), String.valueOf(cause.getMessage()));
    }
  }
}
