package dev.assay.http;

import dev.assay.bus.Fault;
import dev.assay.bus.Wire;
import dev.assay.testgen.Testgen;
import dev.assay.testgen.Testgen.Progress;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells one asker of one job as server-sent events: how far it is, then how it ended. On the event
 * loop of its connection.
 *
 * <p>An asker that reads slowly is told less: one progress waits for it at the most, the newest.
 * The stream ends before the port's idle time would cut it off, since an asker of events sends
 * nothing; one that asks again, as an EventSource does by itself, goes on where the job then is.
 */
final class EventStream {
  // So often does a stream that is silent say that it is there, and look for an end that it missed.
  private static final int HEARTBEATS = 10;
  private static final Duration BEFORE_IDLE = Port.IDLE.dividedBy(2);
  private static final Buffer COMMENT = Buffer.buffer(":\n\n");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final Exchange exchange;
  private final String id;
  private final HttpServerResponse response;
  private final Promise<Answer> over = Promise.promise();
  private final JobWatch watch;
  private @Nullable Progress waiting;
  private long number;

  /** The data of an event {@code progress}. */
  record Step(String stage, int done, int total, double best) {}

  /** The data of an event that ends the stream. */
  record End(
      String id,
      Testgen.@Nullable Verdict verdict,
      @Nullable Double score,
      @Nullable Fault fault,
      @Nullable String reason) {}

  EventStream(Exchange exchange, String id) {
    this.exchange = exchange;
    this.id = id;
    this.number = after(exchange.request().getHeader(Headers.LAST_EVENT_ID));
    this.response = exchange.open(Headers.EVENTS);
    this.watch = new JobWatch(exchange.vertx(), id, this::take);
  }

  private static long after(@Nullable String last) {
    return last != null && NUMBER.matcher(last).matches() ? Long.parseLong(last) : 0;
  }

  /** Completes when the stream is over; there is nothing more to send then. */
  Future<Answer> run() {
    Duration most = exchange.longest().plus(BEFORE_IDLE);
    long heartbeat =
        exchange.vertx().setPeriodic(most.dividedBy(HEARTBEATS).toMillis(), timer -> beat());
    long longest = exchange.vertx().setTimer(most.toMillis(), timer -> response.end());
    exchange.onEnd(() -> {
      exchange.vertx().cancelTimer(heartbeat);
      exchange.vertx().cancelTimer(longest);
      watch.close();
      over.tryComplete(Answer.empty(200));
    });
    response.drainHandler(room -> flush());
    watch.ended().onComplete(ended -> finish());
    return over.future();
  }

  private void beat() {
    if (!response.writeQueueFull()) {
      response.write(COMMENT);
    }
    watch.check();
  }

  private void take(Progress progress) {
    waiting = progress;
    flush();
  }

  private void flush() {
    Progress next = waiting;
    if (next != null && !exchange.gone() && !response.writeQueueFull()) {
      waiting = null;
      response.write(
          event("progress", new Step(next.stage(), next.done(), next.total(), next.best())));
    }
  }

  private void finish() {
    Testgen.STATUS
        .ask(exchange.vertx(), new Testgen.AskStatus(id))
        .map(this::last)
        .otherwise(cause ->
            event(
                "failed",
                new End(id, null, null, Fault.of(cause), "the job is not known any more")))
        .onSuccess(event -> {
          if (!exchange.gone()) {
            response.end(event);
          }
        });
  }

  private Buffer last(Testgen.Job job) {
    var end = new End(id, job.verdict(), job.score(), job.fault(), job.reason());
    return event(
        switch (job.progress().status()) {
          case DONE -> "done";
          case CANCELLED -> "cancelled";
          case FAILED, RUNNING -> "failed";
        },
        end);
  }

  private Buffer event(String name, Record data) {
    number++;
    return Buffer.buffer()
        .appendString("id: " + number + "\nevent: " + name + "\ndata: ")
        .appendBuffer(Wire.encode(data))
        .appendString("\n\n");
  }
}
