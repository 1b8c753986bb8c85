package dev.assay.http;

import dev.assay.bus.Fault;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** The live figures as server-sent events. On event loops. */
final class LiveRoutes {
  private static final int MOST = 500;
  private static final int OK = 200;

  private @Nullable LiveHub hub;

  private LiveRoutes() {}

  /** To be added to the routes of a verticle, on whose event loop it then works. */
  static void add(Routes routes) {
    routes.get("/v1/live", new LiveRoutes()::live);
  }

  private Future<Answer> live(Exchange exchange) {
    if (HttpMethod.HEAD.equals(exchange.request().method())) {
      return Future.succeededFuture(
          Answer.empty(OK).with(HttpHeaders.CONTENT_TYPE, Headers.EVENTS));
    }
    LiveHub there = hub;
    if (there == null) {
      there = new LiveHub(exchange.vertx());
      hub = there;
    }
    if (there.size() >= MOST) {
      throw Fault.BUSY.because(
          "%d pages look at the live figures already; close some, or ask again".formatted(MOST));
    }
    LiveHub joined = there;
    var listener = new LiveListener(exchange);
    Future<Answer> over = listener.run(() -> joined.leave(listener));
    joined.join(listener);
    return over;
  }
}
