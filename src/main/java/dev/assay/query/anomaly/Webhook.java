package dev.assay.query.anomaly;

import dev.assay.bus.Wire;
import dev.assay.config.Settings;
import dev.assay.query.Insight.Anomaly;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts what begins and ends to an address, one after the other in their order. Safe on any thread
 * and never blocks. Bounded: what does not fit, and what was refused or not taken in a few tries, is
 * logged and counted, with the anomaly's id, so that it can be asked for.
 */
public final class Webhook {
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int FIRST_ERROR_OF_SERVER = 500;
  private static final int OK = 200;
  private static final int NOT_OK = 300;

  private final Vertx vertx;
  private final HttpClient client;
  private final String address;
  private final Terms terms;
  private final Deque<Post> waiting = new ArrayDeque<>();
  private final LongAdder failures = new LongAdder();
  private final LongAdder posted = new LongAdder();
  private boolean busy;
  private boolean closed;

  /**
   * How patient it is.
   *
   * @param timeout of one try
   * @param backoff before the second try, doubled before each further one
   * @param tries the first included
   * @param queue what may wait
   */
  public record Terms(Duration timeout, Duration backoff, int tries, int queue) {
    /** What holds where nothing else is said. */
    public static final Terms USUAL =
        new Terms(Duration.ofSeconds(5), Duration.ofSeconds(1), 4, 1_000);
  }

  /** What is posted. */
  record Notice(String event, Anomaly anomaly) {}

  private record Post(String id, Buffer body) {}

  public Webhook(Vertx vertx, String address, Terms terms) {
    this.vertx = vertx;
    this.address = address;
    this.terms = terms;
    this.client = vertx.createHttpClient();
  }

  /** The one of the settings; null where none is set. */
  public static @Nullable Webhook of(Vertx vertx, Settings.Anomaly settings) {
    return settings.webhook().equals(Settings.Anomaly.NONE)
        ? null
        : new Webhook(vertx, settings.webhook(), Terms.USUAL);
  }

  /** Posts it once all that was told before is posted or given up. */
  void tell(Turn turn) {
    Anomaly anomaly = turn.anomaly();
    String event = turn.event().name().toLowerCase(Locale.ROOT);
    Post post = new Post(anomaly.id(), Wire.encode(new Notice(event, anomaly)));
    if (!queued(post)) {
      String full = "more than %d are waiting".formatted(terms.queue());
      lost(post, isClosed() ? "the server stops" : full);
    }
  }

  private boolean queued(Post post) {
    synchronized (this) {
      if (closed || waiting.size() >= terms.queue()) {
        return false;
      }
      waiting.addLast(post);
      if (busy) {
        return true;
      }
      busy = true;
    }
    next();
    return true;
  }

  private void next() {
    Post post = taken();
    if (post != null) {
      attempt(post, 1).onComplete(done -> next());
    }
  }

  private synchronized @Nullable Post taken() {
    Post post = waiting.pollFirst();
    busy = post != null;
    return post;
  }

  // Never fails: what cannot be posted is counted.
  private Future<Void> attempt(Post post, int attempt) {
    return posted(post)
        .transform(status -> {
          if (status.succeeded() && status.result() >= OK && status.result() < NOT_OK) {
            posted.increment();
            return Future.succeededFuture();
          }
          String reason =
              status.succeeded()
                  ? "it answered " + status.result()
                  : String.valueOf(status.cause().getMessage());
          boolean again = status.failed() || passing(status.result());
          if (!again || attempt >= terms.tries() || isClosed()) {
            lost(post, "%s, try %d of %d".formatted(reason, attempt, terms.tries()));
            return Future.succeededFuture();
          }
          long wait = terms.backoff().toMillis() << (attempt - 1);
          return vertx.timer(wait, TimeUnit.MILLISECONDS).compose(t -> attempt(post, attempt + 1));
        });
  }

  private static boolean passing(int status) {
    return status >= FIRST_ERROR_OF_SERVER
        || status == TOO_MANY_REQUESTS
        || status == REQUEST_TIMEOUT;
  }

  private Future<Integer> posted(Post post) {
    RequestOptions options =
        new RequestOptions()
            .setAbsoluteURI(address)
            .setMethod(HttpMethod.POST)
            .setConnectTimeout(terms.timeout().toMillis())
            .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    // A client that is closed throws instead of failing.
    return Future.succeededFuture()
        .compose(start -> client.request(options))
        .compose(request -> sent(request, post));
  }

  private Future<Integer> sent(HttpClientRequest request, Post post) {
    return request
        .send(post.body())
        .timeout(terms.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(cause -> request.reset())
        .map(HttpClientResponse::statusCode);
  }

  private void lost(Post post, String reason) {
    failures.increment();
    LOG.warn("event=webhook-not-posted anomaly={} reason=\"{}\"", post.id(), reason);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** How many were given up. */
  public long failures() {
    return failures.sum();
  }

  /** How many were taken. */
  public long posted() {
    return posted.sum();
  }

  /** Posts nothing more; what waits is counted as lost. */
  Future<Void> close() {
    Deque<Post> left;
    synchronized (this) {
      closed = true;
      left = new ArrayDeque<>(waiting);
      waiting.clear();
    }
    left.forEach(post -> lost(post, "the server stops"));
    return client.close();
  }
}
