package dev.assay.ml;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/**
 * A model service that does as it is told: a real HTTP server on a free port. What nothing is said
 * of is answered as a healthy service would.
 */
final class ScriptedService {
  static final String MODEL = "/v2/models/query-time";
  static final String INFER = MODEL + "/infer";

  private final HttpServer server;
  private final Map<String, Queue<Reply>> script = new ConcurrentHashMap<>();
  private final Map<String, Reply> always = new ConcurrentHashMap<>();
  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<String> arrivals = new LinkedBlockingQueue<>();

  /** What a request is answered with; may answer later, or never. */
  @FunctionalInterface
  interface Reply {
    void to(HttpServerRequest request, Buffer body);
  }

  record Seen(String method, String path, MultiMap headers, String body) {}

  ScriptedService(Vertx vertx, int port) throws Exception {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
            .listen(port, "127.0.0.1")
            .await(5, SECONDS);
  }

  ScriptedService(Vertx vertx) throws Exception {
    this(vertx, 0);
  }

  int port() {
    return server.actualPort();
  }

  Service foreign() {
    return Service.foreign("http://127.0.0.1:" + port(), Optional.empty());
  }

  /** The next answers on a path, each for one request. */
  ScriptedService next(String path, Reply... replies) {
    script.computeIfAbsent(path, key -> new ConcurrentLinkedQueue<>()).addAll(List.of(replies));
    return this;
  }

  /** The answer on a path from now on. */
  ScriptedService always(String path, Reply reply) {
    always.put(path, reply);
    return this;
  }

  long asked(String path) {
    return seen.stream().filter(request -> request.path().equals(path)).count();
  }

  List<Seen> seen(String path) {
    return seen.stream().filter(request -> request.path().equals(path)).toList();
  }

  /** Waits for the next request on whatever path. */
  String awaitRequest() throws InterruptedException {
    return String.valueOf(arrivals.poll(5, SECONDS));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    String path = request.path();
    seen.add(new Seen(request.method().name(), path, request.headers(), body.toString()));
    Queue<Reply> queue = script.get(path);
    Reply scripted = queue == null ? null : queue.poll();
    (scripted == null ? always.getOrDefault(path, ScriptedService::healthy) : scripted)
        .to(request, body);
    arrivals.add(path);
  }

  private static void healthy(HttpServerRequest request, Buffer body) {
    switch (request.path()) {
      case MODEL -> json(metadata(3, "features-1")).to(request, body);
      case MODEL + "/ready" -> status(200, "").to(request, body);
      case INFER -> estimates("m1").to(request, body);
      default -> status(404, "{\"error\":\"no such path\"}").to(request, body);
    }
  }

  static JsonObject metadata(int features, String version) {
    return new JsonObject()
        .put("name", "query-time")
        .put("versions", new JsonArray(List.of("m1", "m2")))
        .put("platform", "test")
        .put("inputs", new JsonArray().add(tensor("features", List.of(-1, features))))
        .put("outputs", new JsonArray().add(tensor("predicted_ms", List.of(-1))))
        .put("parameters", new JsonObject().put("featureVersion", version).put("coverage", 0.9));
  }

  static JsonObject tensor(String name, List<Integer> shape) {
    return new JsonObject()
        .put("name", name)
        .put("datatype", "FP64")
        .put("shape", new JsonArray(shape));
  }

  /** As a healthy model answers: the sum of a row, from half to twice of it. */
  static Reply estimates(String version) {
    return (request, body) -> json(inferred(body, version)).to(request, body);
  }

  static JsonObject inferred(Buffer body, String version) {
    JsonObject input = body.toJsonObject().getJsonArray("inputs").getJsonObject(0);
    JsonArray shape = input.getJsonArray("shape");
    JsonArray data = input.getJsonArray("data");
    int rows = shape.getInteger(0);
    int width = shape.getInteger(1);
    List<Double> sums =
        IntStream.range(0, rows)
            .mapToObj(row ->
                IntStream.range(0, width).mapToDouble(i -> data.getDouble(row * width + i)).sum())
            .toList();
    return new JsonObject()
        .put("model_name", "query-time")
        .put("model_version", version)
        .put("parameters", new JsonObject().put("coverage", 0.9))
        .put(
            "outputs",
            new JsonArray()
                .add(tensor("predicted_ms", List.of(rows)).put("data", scaled(sums, 1)))
                .add(tensor("low_ms", List.of(rows)).put("data", scaled(sums, 0.5)))
                .add(tensor("high_ms", List.of(rows)).put("data", scaled(sums, 2))));
  }

  private static JsonArray scaled(List<Double> sums, double by) {
    return new JsonArray(new ArrayList<>(sums.stream().map(sum -> sum * by).toList()));
  }

  static Reply json(JsonObject answer) {
    return status(200, answer.encode());
  }

  static Reply status(int status, String text) {
    return (request, body) -> send(request.response().setStatusCode(status), text);
  }

  static Reply overloaded(String retryAfter) {
    return (request, body) ->
        send(
            request.response().setStatusCode(503).putHeader("Retry-After", retryAfter),
            "{\"error\":\"too much to do\"}");
  }

  static Reply reset() {
    return (request, body) -> request.connection().close().onFailure(AssertionError::new);
  }

  static Reply half() {
    return (request, body) ->
        request
            .response()
            .putHeader("Content-Length", "1000")
            .write("{\"model_name\":")
            .compose(sent -> request.connection().close())
            .onFailure(AssertionError::new);
  }

  static Reply never() {
    return (request, body) -> {};
  }

  private static void send(HttpServerResponse response, String text) {
    response.end(text).onFailure(AssertionError::new);
  }

  void close() throws Exception {
    server.close().await(5, SECONDS);
  }
}
