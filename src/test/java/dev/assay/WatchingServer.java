package dev.assay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** The whole server with one database called {@code shop}, asked over HTTP. Calls block. */
final class WatchingServer implements AutoCloseable {
  private static final int PATIENCE = 60;
  private static final long AGAIN_MS = 100;

  final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private final AssayVerticle assay;

  WatchingServer(String url, Path data) throws TimeoutException {
    this(url, data, Settings.Store.EMBEDDED);
  }

  /** With its history in the store of that URL. */
  WatchingServer(String url, Path data, String store) throws TimeoutException {
    this(url, data, store, Duration.ofSeconds(1));
  }

  /** That reads as often. */
  WatchingServer(String url, Path data, Duration interval) throws TimeoutException {
    this(url, data, Settings.Store.EMBEDDED, interval);
  }

  private WatchingServer(String url, Path data, String store, Duration interval)
      throws TimeoutException {
    assay =
        new AssayVerticle(
            SettingsReader.over(
                Map.of(
                    "http", Map.of("port", 0),
                    "management", Map.of("port", 0),
                    "patterns", Map.of("corpus", false),
                    "databases", Map.of("shop", Map.of("url", url, "analyze", true)),
                    "collect", Map.of("interval", interval.toMillis() + "ms"),
                    "store", Map.of("url", store),
                    "demo", false,
                    "data", Map.of("dir", data.toString()))));
    try {
      vertx.deployVerticle(assay).await(PATIENCE, SECONDS);
    } catch (Throwable failed) {
      vertx.close().await(PATIENCE, SECONDS);
      throw failed;
    }
  }

  HttpResponse<Buffer> get(String path) throws TimeoutException {
    return client.get(assay.httpPort(), "127.0.0.1", path).send().await(PATIENCE, SECONDS);
  }

  HttpResponse<Buffer> post(String path, JsonObject body) throws TimeoutException {
    return post(path, body.toBuffer());
  }

  HttpResponse<Buffer> post(String path, Buffer body) throws TimeoutException {
    return client
        .post(assay.httpPort(), "127.0.0.1", path)
        .putHeader("Content-Type", "application/json")
        .sendBuffer(body)
        .await(PATIENCE, SECONDS);
  }

  HttpResponse<Buffer> post(String path) throws TimeoutException {
    return client.post(assay.httpPort(), "127.0.0.1", path).send().await(PATIENCE, SECONDS);
  }

  String metrics() throws TimeoutException {
    return managed("/metrics").bodyAsString();
  }

  /** An answer of the management port. */
  HttpResponse<Buffer> managed(String path) throws TimeoutException {
    return client.get(assay.managementPort(), "127.0.0.1", path).send().await(PATIENCE, SECONDS);
  }

  JsonObject overTheBus(String address, JsonObject question) throws TimeoutException {
    return vertx.eventBus().<JsonObject>request(address, question).await(PATIENCE, SECONDS).body();
  }

  JsonObject shop() throws TimeoutException {
    return first(get("/v1/databases").bodyAsJsonObject());
  }

  private static JsonObject first(JsonObject all) {
    return all.getJsonArray("databases").getJsonObject(0);
  }

  JsonArray queries() throws TimeoutException {
    return get("/v1/databases/shop/queries").bodyAsJsonObject().getJsonArray("queries");
  }

  /** The fingerprint of the one query that was collected and begins so. */
  String fingerprint(String beginning) throws TimeoutException {
    return queries().stream()
        .map(JsonObject.class::cast)
        .filter(query -> lower(query.getString("normalized")).startsWith(lower(beginning)))
        .map(query -> query.getString("fingerprint"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no query begins with " + beginning));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Asks again and again until the answer is as it should be; gives that one. */
  JsonObject until(String path, Predicate<JsonObject> wanted) throws TimeoutException {
    long end = System.nanoTime() + SECONDS.toNanos(PATIENCE);
    JsonObject answer = get(path).bodyAsJsonObject();
    while (!wanted.test(answer)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(path + " still answers " + answer.encode());
      }
      vertx.timer(AGAIN_MS).await(PATIENCE, SECONDS);
      answer = get(path).bodyAsJsonObject();
    }
    return answer;
  }

  /** Waits until the database is so. */
  JsonObject untilShopIs(String status) throws TimeoutException {
    return first(until("/v1/databases", all -> first(all).getString("status").equals(status)));
  }

  @Override
  public void close() throws TimeoutException {
    assay.drain().await(PATIENCE, SECONDS);
    vertx.close().await(PATIENCE, SECONDS);
  }

  /** A question that holds a text. */
  static JsonObject sql(String text) {
    return new JsonObject().put("sql", text);
  }

  /** The body of an answer that has to be there. */
  static JsonObject ok(HttpResponse<Buffer> answer) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
    return answer.bodyAsJsonObject();
  }

  static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }
}
