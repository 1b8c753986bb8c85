package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Bus;
import dev.assay.cache.CacheVerticle;
import dev.assay.cache.Caches;
import dev.assay.cache.Kept;
import dev.assay.cache.NamedCache;
import dev.assay.config.Settings;
import dev.assay.config.Settings.CachePolicy;
import dev.assay.observe.Health;
import dev.assay.observe.Meters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Both ports on free numbers, with real peers behind the bus and a client before them. */
final class Server {
  static final int MAX_BODY = 10_000;

  final Vertx vertx = Vertx.vertx();
  final Meters meters = new Meters();
  final Health health = new Health();
  final Peers peers = new Peers();
  final WebClient client = WebClient.create(vertx);
  final NamedCache<String, Rendered> rendered;
  final HttpVerticle http;
  final ManagementVerticle management;
  final String deployment;

  Server(Duration timeout) throws Exception {
    var bus = new Bus(vertx, meters);
    var caches =
        new Caches(
            vertx,
            new Settings.Cache(true, 10),
            Map.of("response", new CachePolicy(Duration.ofMinutes(1), 100)),
            System::nanoTime);
    rendered = caches.declare(Caches.Declaration.small("response"));
    meters.watch(caches);
    var settings = new Settings.Http(true, "127.0.0.1", 0, MAX_BODY, MAX_BODY, timeout);
    var lanes =
        new FastLanes(
            read -> read.source().equals("known") ? Peers.signatures("known") : null,
            rendered::find,
            question -> question.source() == null ? null : rendered.find(question.source()),
            ask -> null,
            explain -> "known".equals(explain.sql()) ? QueryPeer.explained(explain) : null,
            ask ->
                ask.fingerprints().equals(List.of("known"))
                    ? new Kept<>(QueryPeer.features(ask), Duration.ofSeconds(7))
                    : null);
    http = new HttpVerticle(settings, Duration.ofSeconds(5), meters, lanes);
    management = new ManagementVerticle("127.0.0.1", new Settings.Management(0), health, meters);
    peers.serve(bus).await(5, SECONDS);
    vertx.deployVerticle(new CacheVerticle(bus, caches)).await(5, SECONDS);
    deployment = vertx.deployVerticle(http).await(5, SECONDS);
    vertx.deployVerticle(management).await(5, SECONDS);
  }

  static Server start() throws Exception {
    return new Server(Duration.ofSeconds(5));
  }

  HttpRequest<Buffer> request(String method, String path) {
    return client.request(HttpMethod.valueOf(method), http.port(), "127.0.0.1", path);
  }

  HttpResponse<Buffer> get(String path) throws Exception {
    return request("GET", path).send().await(5, SECONDS);
  }

  HttpResponse<Buffer> manage(String path) throws Exception {
    return client.get(management.port(), "127.0.0.1", path).send().await(5, SECONDS);
  }

  Future<HttpResponse<Buffer>> posting(String path, JsonObject body) {
    return request("POST", path).sendJsonObject(body);
  }

  HttpResponse<Buffer> post(String path, JsonObject body) throws Exception {
    return posting(path, body).await(5, SECONDS);
  }

  HttpResponse<Buffer> post(String path, String type, String body) throws Exception {
    return request("POST", path)
        .putHeader("Content-Type", type)
        .sendBuffer(Buffer.buffer(body))
        .await(5, SECONDS);
  }

  /** What comes back for these bytes until the server closes the connection. */
  String raw(String bytes) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), http.port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  void close() throws Exception {
    vertx.close().await(10, SECONDS);
    meters.close();
  }
}
