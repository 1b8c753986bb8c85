package dev.assay.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One page that looks at the live figures. Written to as long as it reads; one that does not is
 * dropped, and may come again. On the event loop of its connection.
 */
final class LiveListener {
  private static final int PATIENCE = 10;
  private static final Duration BEFORE_IDLE = Port.IDLE.dividedBy(2);
  private static final Buffer BEGIN = Buffer.buffer("retry: 500\n\n");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final Exchange exchange;
  private final HttpServerResponse response;
  private final Promise<Answer> over = Promise.promise();
  private int unread;

  LiveListener(Exchange exchange) {
    this.exchange = exchange;
    this.response = exchange.open(Headers.EVENTS);
  }

  /** The number of the last moment that it knows; null where it knows none. */
  @Nullable Long after() {
    String last = exchange.request().getHeader(Headers.LAST_EVENT_ID);
    return last != null && NUMBER.matcher(last).matches() ? Long.valueOf(last) : null;
  }

  /**
   * Completes when the stream is over. It ends before the port's idle time would cut it off, since
   * a page that listens sends nothing; an EventSource asks again by itself, with what it knows.
   */
  Future<Answer> run(Runnable gone) {
    response.write(BEGIN);
    long longest =
        exchange
            .vertx()
            .setTimer(
                exchange.longest().plus(BEFORE_IDLE).toMillis(),
                timer -> {
                  if (!exchange.gone()) {
                    response.end();
                  }
                });
    exchange.onEnd(() -> {
      exchange.vertx().cancelTimer(longest);
      gone.run();
      over.tryComplete(Answer.empty(200));
    });
    return over.future();
  }

  /** Sends it, unless earlier ones were not read yet; the last one where the port is closing. */
  void send(Buffer event) {
    if (exchange.gone()) {
      return;
    }
    if (exchange.stopping()) {
      response.end(event);
    } else if (!response.writeQueueFull()) {
      unread = 0;
      response.write(event);
    } else if (++unread > PATIENCE) {
      exchange.request().connection().close();
    }
  }
}
