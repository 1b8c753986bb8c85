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

  // Packing more than this would hold up the event loop; the router's answers are packed elsewhere.
  private static final int MOST_PACKED = 64 * 1_024;

  private final FastLanes lanes;
  private final Stamp stamp;
  private final Finish finish;
  private final Conventions conventions;
  private final RouteTimer timer;

  TestLane(FastLanes lanes, Port port, Meters meters, Conventions conventions) {
    this.lanes = lanes;
    this.stamp = port.stamp();
    this.finish = port.finish();
    this.conventions = conventions;
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
    Coding coding = finish.coding(request, found.json().length());
    if (coding != Coding.NONE && found.json().length() > MOST_PACKED) {
      return false;
    }
    String requestId = Stamp.requestId(request);
    stamp.on(request.response(), requestId);
    int status = send(request, found, coding);
    long took = System.nanoTime() - start;
    timer.answered(status, took);
    if (conventions.accessLog()) {
      AccessLog.write(request, status, took, requestId);
    }
    return true;
  }

  private int send(HttpServerRequest request, Rendered found, Coding coding) {
    HttpServerResponse response = request.response();
    response
        .putHeader(HttpHeaders.ETAG, Tag.coded(found.etag(), coding))
        .putHeader(HttpHeaders.CACHE_CONTROL, Headers.A_MINUTE)
        .putHeader(Headers.AGE, Long.toString(found.age().toSeconds()))
        .putHeader(Headers.X_CACHE, Headers.HIT);
    if (finish.packs(found.json().length())) {
      response.headers().add(HttpHeaders.VARY, Headers.ACCEPT_ENCODING);
    }
    String ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (ifNoneMatch != null && Tag.matches(ifNoneMatch, found.etag())) {
      response.setStatusCode(NOT_MODIFIED).end();
      return NOT_MODIFIED;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, Headers.JSON);
    if (coding == Coding.NONE) {
      response.end(found.json());
    } else {
      response
          .putHeader(HttpHeaders.CONTENT_ENCODING, coding.token())
          .end(conventions.responses().packed(found, coding));
    }
    return OK;
  }
}
