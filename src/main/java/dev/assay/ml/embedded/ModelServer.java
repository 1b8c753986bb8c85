package dev.assay.ml.embedded;

import dev.assay.bus.Fault;
import dev.assay.bus.Wire;
import dev.assay.ml.Ml;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The model service that ships inside, over HTTP on loopback only: so the proxy speaks to it as to
 * any other. Safe on any thread; answers on an event loop, which nothing here blocks.
 */
public final class ModelServer {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int LARGEST = 64 * 1024 * 1024;
  private static final int LARGEST_QUESTION = 16 * 1024 * 1024;
  private static final int ACCEPTED = 202;
  private static final int SERVING = 200;
  private static final int STOPPING = 503;
  private static final String FITTINGS = "/registry/fittings";

  private final Vertx vertx;
  private final Registry registry;
  private final Fittings fittings;
  private final HttpServer server;
  private final Paths paths = new Paths();
  private volatile boolean closing;

  /** The models as they are listed. */
  private record Listed(List<Ml.Model> models) {
    Listed {
      models = List.copyOf(models);
    }
  }

  private ModelServer(Vertx vertx, Registry registry) {
    this.vertx = vertx;
    this.registry = registry;
    this.fittings = new Fittings(vertx, registry, InstantSource.system());
    this.server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost(LOOPBACK))
            .requestHandler(this::answer);
    addProtocol(new Inference(vertx, registry));
    addRegistry();
  }

  /**
   * Opens the service.
   *
   * @param dir where its models are kept; made where it is not there
   * @param port 0 for any that is free
   */
  public static Future<ModelServer> open(Vertx vertx, Path dir, int port) {
    return vertx
        .executeBlocking(() -> Registry.open(dir), false)
        .compose(registry -> {
          var opened = new ModelServer(vertx, registry);
          return opened.server.listen(port, LOOPBACK).map(opened);
        });
  }

  /** The port that was bound. */
  public int port() {
    return server.actualPort();
  }

  /** The address under which the proxy finds it. */
  public String url() {
    return "http://" + LOOPBACK + ":" + port();
  }

  /** Calls off what is being trained, and stops to answer. */
  public Future<Void> close() {
    closing = true;
    return fittings.close().transform(ended -> server.close());
  }

  private void addProtocol(Inference inference) {
    paths
        .add("GET", "/v2", (open, body) -> now(Inference::server))
        .add("GET", "/v2/health/live", (open, body) -> now(() -> health("live", true)))
        .add("GET", "/v2/health/ready", (open, body) -> now(() -> health("ready", !closing)))
        .add(
            "GET", "/v2/models/*", (open, body) -> now(() -> inference.metadata(open.get(0), null)))
        .add(
            "GET",
            "/v2/models/*/versions/*",
            (open, body) -> now(() -> inference.metadata(open.get(0), open.get(1))))
        .add(
            "GET",
            "/v2/models/*/ready",
            (open, body) -> now(() -> inference.ready(open.get(0), null)))
        .add(
            "GET",
            "/v2/models/*/versions/*/ready",
            (open, body) -> now(() -> inference.ready(open.get(0), open.get(1))))
        .add("POST", "/v2/models/*/infer", (open, body) -> inference.infer(open.get(0), null, body))
        .add(
            "POST",
            "/v2/models/*/versions/*/infer",
            (open, body) -> inference.infer(open.get(0), open.get(1), body));
  }

  private void addRegistry() {
    paths
        .add(
            "POST",
            FITTINGS,
            (open, body) ->
                blocking(
                    () -> Answer.of(ACCEPTED, fittings.begin(Wire.decode(body, Ml.Fit.class)))))
        .add(
            "GET",
            FITTINGS + "/*",
            (open, body) -> now(() -> Answer.ok(fittings.fitting(open.get(0)))))
        .add(
            "GET",
            "/registry/models",
            (open, body) -> now(() -> Answer.ok(new Listed(registry.models()))))
        .add(
            "GET",
            "/registry/models/*",
            (open, body) -> now(() -> Answer.ok(registry.model(open.get(0)))))
        .add(
            "POST",
            "/registry/models/*/activate",
            (open, body) -> blocking(() -> Answer.ok(registry.activate(open.get(0)))));
  }

  private static Answer health(String name, boolean good) {
    return new Answer(good ? SERVING : STOPPING, new JsonObject().put(name, good).toBuffer());
  }

  private static Future<Answer> now(Supplier<Answer> answer) {
    return Future.succeededFuture(answer.get());
  }

  private Future<Answer> blocking(Callable<Answer> answer) {
    return vertx.executeBlocking(answer, false);
  }

  private void answer(HttpServerRequest request) {
    body(request, request.path().equals(FITTINGS) ? LARGEST : LARGEST_QUESTION)
        .compose(body -> paths.answer(request.method().name(), request.path(), body))
        .otherwise(Answer::of)
        .onSuccess(answer -> send(request, answer));
  }

  private static void send(HttpServerRequest request, Answer answer) {
    var response = request.response();
    if (response.closed()) {
      return;
    }
    response
        .setStatusCode(answer.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(answer.body());
  }

  // What is too large is still read to its end, and let go: a client that is cut off while it sends
  // sees a reset, and not the answer that says why.
  private static Future<Buffer> body(HttpServerRequest request, int limit) {
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    boolean[] tooLarge = {false};
    request
        .handler(chunk -> {
          tooLarge[0] |= body.length() + chunk.length() > limit;
          if (!tooLarge[0]) {
            body.appendBuffer(chunk);
          }
        })
        .endHandler(end -> {
          if (tooLarge[0]) {
            whole.tryFail(
                Fault.TOO_LARGE.because("the body is larger than %d bytes".formatted(limit)));
          } else {
            whole.tryComplete(body);
          }
        })
        .exceptionHandler(cause ->
            whole.tryFail(Fault.INVALID.because("the body broke off: " + cause.getMessage())));
    return whole.future();
  }
}
