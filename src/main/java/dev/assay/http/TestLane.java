package dev.assay.http;

import dev.assay.bus.Call;
import dev.assay.observe.Meters;
import dev.assay.observe.RouteTimer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Answers {@code GET /v1/tests/{id}} ahead of the router where the answer is cached: the one
 * request that load tests repeat, so it makes no routing context and sends bytes made before. On
 * the event loop of its verticle.
 */
final class TestLane {
  static final String TEMPLATE = "/v1/tests/{id}";

  static final String PREFIX = "/v1/tests/";
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  private final FastLanes lanes;
  private final Stamp stamp;
  private final RouteTimer timer;

  TestLane(FastLanes lanes, Stamp stamp, Meters meters) {
    this.lanes = lanes;
    this.stamp = stamp;
    this.timer = meters.route("GET", TEMPLATE);
  }

  /** Answers if it can; false leaves the request untouched. */
  boolean answers(HttpServerRequest request) {
    String uri = request.uri();
    if (!uri.startsWith(PREFIX) || !HttpMethod.GET.equals(request.method())) {
      return false;
    }
    long start = System.nanoTime();
    String id = uri.substring(PREFIX.length());
    Rendered found = Call.wellFormed(id) ? lanes.tests().apply(id) : null;
    if (found == null) {
      return false;
    }
    int status = send(request, found);
    timer.answered(status, System.nanoTime() - start);
    return true;
  }

  private int send(HttpServerRequest request, Rendered found) {
    HttpServerResponse response = request.response();
    stamp.on(response, Stamp.requestId(request));
    response
        .putHeader(HttpHeaders.ETAG, found.etag())
        .putHeader(Headers.AGE, Long.toString(found.age().toSeconds()))
        .putHeader(Headers.X_CACHE, Headers.HIT);
    String ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (ifNoneMatch != null && found.matches(ifNoneMatch)) {
      response.setStatusCode(NOT_MODIFIED).end();
      return NOT_MODIFIED;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, Headers.JSON).end(found.json());
    return OK;
  }
}
