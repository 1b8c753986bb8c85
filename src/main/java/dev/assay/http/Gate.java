package dev.assay.http;

import dev.assay.config.Limits;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.time.Duration;

/**
 * Lets requests pass as far as their clients' limits allow, and says on each answer how far that
 * is: by the fields of the IETF draft, and by the three that came before and that more clients
 * know. One per verticle, on its event loop. What is not under {@code /v1} is not counted: the
 * pages and their parts.
 */
final class Gate {
  private static final CharSequence POLICY = HttpHeaders.createOptimized("ratelimit-policy");
  private static final CharSequence CURRENT = HttpHeaders.createOptimized("ratelimit");
  private static final CharSequence LIMIT = HttpHeaders.createOptimized("ratelimit-limit");
  private static final CharSequence REMAINING = HttpHeaders.createOptimized("ratelimit-remaining");
  private static final CharSequence RESET = HttpHeaders.createOptimized("ratelimit-reset");
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final RateLimits limits;
  private final Client client;
  private final Router refusing;
  private final CharSequence policy;
  private final CharSequence most;

  Gate(RateLimits limits, Vertx vertx, Exchange.Floor floor) {
    this.limits = limits;
    Limits set = limits.limits();
    this.client = new Client(set);
    this.policy =
        HttpHeaders.createOptimized(
            "\"requests\";q=%d;w=%d".formatted(set.requests(), seconds(set.per().toNanos())));
    this.most = HttpHeaders.createOptimized(Integer.toString(set.capacity()));
    this.refusing = Router.router(vertx);
    refusing
        .route()
        .handler(context -> {
          var exchange = new Exchange(context, floor);
          exchange.fail(refusal(context.response(), set));
        });
  }

  Handler<HttpServerRequest> before(Handler<HttpServerRequest> next) {
    return request -> {
      if (!counted(request.path())) {
        next.handle(request);
        return;
      }
      RateLimits.Outcome outcome = limits.charge(client.of(request));
      tell(request.response(), outcome);
      (outcome.admitted() ? next : refusing).handle(request);
    };
  }

  // A path that is written in another way may mean what is counted, so it is counted too.
  private static boolean counted(String path) {
    return path == null
        || path.startsWith("/v1")
        || !path.startsWith("/")
        || path.indexOf('%') >= 0
        || path.contains("//")
        || path.contains("/.");
  }

  private void tell(HttpServerResponse response, RateLimits.Outcome outcome) {
    String reset = Long.toString(seconds(outcome.resetNanos()));
    String remaining = Long.toString(outcome.remaining());
    response
        .putHeader(POLICY, policy)
        .putHeader(CURRENT, "\"requests\";r=" + remaining + ";t=" + reset)
        .putHeader(LIMIT, most)
        .putHeader(REMAINING, remaining)
        .putHeader(RESET, reset);
    if (!outcome.admitted()) {
      response.putHeader(Headers.RETRY_AFTER, Long.toString(seconds(outcome.waitNanos())));
    }
  }

  private static Refusal refusal(HttpServerResponse response, Limits set) {
    String wait = response.headers().get(Headers.RETRY_AFTER);
    return Refusal.busy(
        "more than %d requests in %d s; ask again in %s s"
            .formatted(set.requests(), seconds(set.per().toNanos()), wait),
        wait);
  }

  private static long seconds(long nanos) {
    return (nanos + SECOND - 1) / SECOND;
  }
}
