package dev.assay;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A model service of the Open Inference Protocol that says 5 ms of everything, and can be taken
 * away and brought back on the same port. Has an event loop of its own.
 */
final class ModelStandIn {
  private static final String MODEL = "/v2/models/query-time";
  private static final String VERSION = "stand-in";

  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong inferences = new AtomicLong();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger mostWaiting = new AtomicInteger();
  private volatile boolean hanging;
  private HttpServer server;

  ModelStandIn() throws TimeoutException {
    server = listen(0);
  }

  private HttpServer listen(int port) throws TimeoutException {
    return vertx
        .createHttpServer()
        .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
        .listen(port, "127.0.0.1")
        .await(10, SECONDS);
  }

  int port() {
    return server.actualPort();
  }

  /** Requests to infer that arrived, answered or not. */
  long inferences() {
    return inferences.get();
  }

  /** The most requests to infer that hung at the same time since this was asked last. */
  int mostWaiting() {
    return mostWaiting.getAndSet(waiting.get());
  }

  void die() throws TimeoutException {
    server.close().await(10, SECONDS);
  }

  void rise() throws TimeoutException {
    int port = server.actualPort();
    server = listen(port);
  }

  void hang(boolean now) {
    hanging = now;
  }

  private void answer(HttpServerRequest request, Buffer body) {
    boolean infer = request.path().equals(MODEL + "/infer");
    if (infer) {
      inferences.incrementAndGet();
    }
    if (hanging) {
      if (infer) {
        mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        request.response().closeHandler(gone -> waiting.decrementAndGet());
      }
      return;
    }
    switch (request.path()) {
      case MODEL -> send(request, 200, metadata());
      case MODEL + "/infer" -> send(request, 200, inferred(body));
      case MODEL + "/ready" -> send(request, 200, new JsonObject());
      default -> send(request, 404, new JsonObject().put("error", "no such path"));
    }
  }

  // Who hung up does not hear it.
  private static void send(HttpServerRequest request, int status, JsonObject answer) {
    if (!request.response().closed()) {
      request
          .response()
          .setStatusCode(status)
          .end(answer.toBuffer())
          .onFailure(gone -> System.err.println("an answer was not heard: " + gone));
    }
  }

  private static JsonObject metadata() {
    return new JsonObject()
        .put("name", "query-time")
        .put("versions", new JsonArray().add(VERSION))
        .put("platform", "stand-in")
        .put("inputs", new JsonArray().add(tensor("features", List.of(-1, -1))))
        .put("outputs", new JsonArray().add(tensor("predicted_ms", List.of(-1))))
        .put("parameters", new JsonObject().put("coverage", 0.9));
  }

  private static JsonObject tensor(String name, List<Integer> shape) {
    return new JsonObject()
        .put("name", name)
        .put("datatype", "FP64")
        .put("shape", new JsonArray(shape));
  }

  private static JsonObject inferred(Buffer body) {
    int rows =
        body.toJsonObject()
            .getJsonArray("inputs")
            .getJsonObject(0)
            .getJsonArray("shape")
            .getInteger(0);
    return new JsonObject()
        .put("model_name", "query-time")
        .put("model_version", VERSION)
        .put("parameters", new JsonObject().put("coverage", 0.9))
        .put(
            "outputs",
            new JsonArray()
                .add(filled("predicted_ms", rows, 5))
                .add(filled("low_ms", rows, 2))
                .add(filled("high_ms", rows, 12)));
  }

  private static JsonObject filled(String name, int rows, double value) {
    return tensor(name, List.of(rows)).put("data", new JsonArray(Collections.nCopies(rows, value)));
  }

  void close() throws TimeoutException {
    vertx.close().await(10, SECONDS);
  }
}
