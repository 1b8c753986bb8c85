package dev.assay.http;

import dev.assay.bus.Fault;
import dev.assay.bus.Tracer;
import dev.assay.config.Settings;
import dev.assay.observe.Meters;
import dev.assay.observe.RouteTimer;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listening port: opens it, sends each request to a fast lane or the router, refuses what is
 * not HTTP, and drains. On the event loop of its verticle.
 */
final class Port {
  private static final Logger LOG = LoggerFactory.getLogger(Port.class);
  static final Duration IDLE = Duration.ofSeconds(30);
  private static final String NOWHERE = "none";

  private final Settings.Http settings;
  private final Exchange.Floor floor;
  private final HttpServer server;
  private final Vertx vertx;
  private final @Nullable RateLimits limits;

  Port(Vertx vertx, Settings.Http settings, Meters meters, Conventions conventions) {
    this.vertx = vertx;
    this.settings = settings;
    this.limits = conventions.limits();
    RouteTimer unmatched = meters.route("any", NOWHERE);
    this.floor =
        new Exchange.Floor(
            settings,
            meters,
            new Stamp(vertx),
            new Finish(settings.compress()),
            unmatched,
            conventions.accessLog(),
            Tracer.of(vertx));
    this.server = vertx.createHttpServer(options(settings));
  }

  // A connection that sends nothing is closed; one that waits for its answer has the timeout to
  // do so. Idle reading alone is watched: watching writes too costs each answer half a microsecond.
  private static HttpServerOptions options(Settings.Http settings) {
    Duration idle = settings.timeout().plus(IDLE);
    var options =
        new HttpServerOptions()
            .setReadIdleTimeout((int) idle.toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setTracingPolicy(TracingPolicy.ALWAYS);
    return settings.tls().on()
        ? options
            .setSsl(true)
            .setUseAlpn(true)
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .setCertPath(settings.tls().cert())
                    .setKeyPath(settings.tls().key()))
        : options;
  }

  Stamp stamp() {
    return floor.stamp();
  }

  Finish finish() {
    return floor.finish();
  }

  Future<HttpServer> open(Routes routes, Predicate<HttpServerRequest> lane) {
    Router router = routes.router(vertx, floor);
    return server
        .requestHandler(
            guarded(request -> {
              if (!lane.test(request)) {
                router.handle(request);
              }
            }))
        .invalidRequestHandler(this::refuse)
        .listen(settings.port() == 0 ? freePort() : settings.port(), settings.host());
  }

  // What is not wanted costs a request nothing, not even to ask whether it is.
  private Handler<HttpServerRequest> guarded(Handler<HttpServerRequest> answering) {
    Handler<HttpServerRequest> counted =
        limits == null ? answering : new Gate(limits, vertx, floor).before(answering);
    if (settings.cors().isEmpty()) {
      return counted;
    }
    var cors = new Cors(settings.cors(), floor.stamp());
    return request -> {
      if (!cors.answers(request)) {
        counted.handle(request);
      }
    };
  }

  // Vert.x gives the same free port to all that name the same negative number: here, to the
  // instances of one deployment and to nobody else.
  private int freePort() {
    return -1 - (vertx.getOrCreateContext().deploymentID().hashCode() & (Integer.MAX_VALUE >> 1));
  }

  int actual() {
    return server.actualPort();
  }

  Future<Void> close(Duration drain) {
    floor.stamp().stopping();
    return server.shutdown(drain.toMillis(), TimeUnit.MILLISECONDS);
  }

  // After bytes that cannot be read, the next request cannot be found: the connection ends.
  private void refuse(HttpServerRequest request) {
    Refusal refusal = refusal(request.decoderResult().cause());
    String requestId = Stamp.requestId(request);
    LOG.info("event=refused status={} route=none request={}", refusal.status(), requestId);
    floor.unmatched().answered(refusal.status(), 0);
    Answer answer = Problem.of(refusal, new Problem.Origin(requestId, "")).answer();
    HttpServerResponse response = request.response().setStatusCode(answer.status());
    floor.stamp().on(response, requestId);
    answer.headers().forEach(header -> response.putHeader(header.name(), header.value()));
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, Headers.PROBLEM)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end(answer.body())
        .onComplete(sent -> request.connection().close());
  }

  private static Refusal refusal(@Nullable Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException line ->
          Refusal.of(414, Fault.TOO_LARGE, "the request line is longer than 4096 bytes");
      case TooLongHttpHeaderException headers ->
          Refusal.of(431, Fault.TOO_LARGE, "the headers are longer than 8192 bytes");
      case null, default -> Refusal.of(400, Fault.INVALID, "the request is not HTTP/1.1 or HTTP/2");
    };
  }
}
