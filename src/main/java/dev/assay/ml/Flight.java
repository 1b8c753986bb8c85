package dev.assay.ml;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/**
 * One request from the wait for its connection to its outcome. Its alarm ends it whatever it is
 * doing, and gives the connection back: the client's own timeouts are of idleness, so a body that
 * drips would outlast them. Called on several threads.
 */
final class Flight<A> {
  private static final int OK = 200;
  private static final int REDIRECT = 300;
  private static final int BAD_REQUEST = 400;
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private final Ask<A> ask;
  private final Try mine;
  private final Time time;
  private final PoolCounts counts;
  private final Promise<Outcome<A>> landed = Promise.promise();
  private Time.Alarm alarm = () -> {};
  private @Nullable HttpClientRequest request;
  private boolean over;

  Flight(Ask<A> ask, Try mine, Time time, PoolCounts counts) {
    this.ask = ask;
    this.mine = mine;
    this.time = time;
    this.counts = counts;
    counts.asked();
  }

  Future<Outcome<A>> landed() {
    return landed.future();
  }

  synchronized void timeIn(long nanos) {
    alarm = time.after(nanos, () -> end(Outcome.not(mine.timedOut()), true));
  }

  /** There is a connection. */
  void boarded(HttpClientRequest connected) {
    if (!taken(connected)) {
      // Nobody waits for it any more; unsent, it leaves the connection to the next one.
      connected.exceptionHandler(itself -> {}).reset().onFailure(already -> {});
      return;
    }
    connected.exceptionHandler(this::broken);
    Buffer body = ask.body();
    Future<HttpClientResponse> answered = body == null ? connected.send() : connected.send(body);
    answered.onComplete(this::arriving, this::broken);
  }

  private synchronized boolean taken(HttpClientRequest connected) {
    if (over) {
      return false;
    }
    request = connected;
    counts.waited();
    counts.used();
    return true;
  }

  private void arriving(HttpClientResponse response) {
    Buffer body = Buffer.buffer();
    response.exceptionHandler(this::broken);
    response.handler(part -> {
      if (body.length() + part.length() > MOST_BYTES) {
        end(
            Outcome.not(new Reason.Nonsense("it is longer than %d bytes".formatted(MOST_BYTES))),
            true);
      } else {
        body.appendBuffer(part);
      }
    });
    response.endHandler(whole -> end(outcome(response, body), false));
  }

  /** The connection did not come to be, or ended too early. */
  void broken(Throwable cause) {
    end(Outcome.not(Breakage.of(cause)), false);
  }

  private Outcome<A> outcome(HttpClientResponse response, Buffer body) {
    int status = response.statusCode();
    return switch (status) {
      case 429, 502, 503, 504 ->
          Outcome.not(
              new Reason.Overloaded(
                  status,
                  ErrorWords.of(body),
                  RetryAfter.of(response.getHeader("Retry-After"), time.now())));
      default -> {
        if (status >= BAD_REQUEST) {
          yield Outcome.not(new Reason.Refused(status, ErrorWords.of(body)));
        }
        yield status >= OK && status < REDIRECT
            ? read(body)
            : Outcome.not(new Reason.Nonsense("its status is " + status));
      }
    };
  }

  private Outcome<A> read(Buffer body) {
    try {
      return Outcome.answered(ask.reading().apply(body));
    } catch (Nonsensical e) {
      return Outcome.not(new Reason.Nonsense(e.wrong()));
    }
  }

  private void end(Outcome<A> outcome, boolean tooEarly) {
    HttpClientRequest used;
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
      used = request;
      alarm.cancel();
    }
    if (used == null) {
      counts.waited();
    } else {
      counts.released();
      if (tooEarly) {
        used.reset().onFailure(already -> {});
      }
    }
    landed.complete(outcome);
  }
}
