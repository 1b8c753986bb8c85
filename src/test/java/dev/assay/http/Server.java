package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Bus;
import dev.assay.cache.CacheVerticle;
import dev.assay.cache.Caches;
import dev.assay.cache.Kept;
import dev.assay.cache.NamedCache;
import dev.assay.config.Configured;
import dev.assay.config.Settings;
import dev.assay.config.Settings.CachePolicy;
import dev.assay.config.SettingsReader;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Both ports on free numbers, with real peers behind the bus and a client before them. */
final class Server {
  static final int MAX_BODY = 10_000;

  final Vertx vertx = Vertx.vertx();
  final Meters meters = new Meters();
  final Health health = new Health();
  final Peers peers = new Peers();
  final WebClient client = WebClient.create(vertx);
  final Map<String, String> states = new ConcurrentHashMap<>(Map.of("demo", "up"));
  final NamedCache<String, Rendered> rendered;
  final HttpVerticle http;
  final ManagementVerticle management;
  final String deployment;

  Server(Duration timeout) throws Exception {
    this(Map.of("http", Map.of("timeout", timeout.toMillis() + "ms")));
  }

  private Server(Map<String, Map<String, ?>> tree) throws Exception {
    var bus = new Bus(vertx, meters);
    var policy = new CachePolicy(Duration.ofMinutes(1), 100);
    var caches =
        new Caches(
            vertx,
            new Settings.Cache(true, 10),
            Map.of("tests", policy, "response", policy),
            System::nanoTime);
    rendered = caches.declare(Caches.Declaration.small("tests"));
    meters.watch(caches);
    Configured configured = SettingsReader.configured(onFreePorts(tree));
    Settings settings = configured.settings();
    var conventions =
        new Conventions(
            RateLimits.of(settings.limits()),
            Responses.open(vertx, caches.declare(Responses.CACHE), states::get),
            configured.shown(),
            settings.log().access());
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
    http =
        new HttpVerticle(settings.http(), Duration.ofSeconds(5), meters, lanes)
            .keeping(conventions);
    management =
        new ManagementVerticle("127.0.0.1", settings.management(), health, meters)
            .showing(configured.shown());
    peers.serve(bus).await(5, SECONDS);
    vertx.deployVerticle(new CacheVerticle(bus, caches)).await(5, SECONDS);
    deployment = vertx.deployVerticle(http).await(5, SECONDS);
    vertx.deployVerticle(management).await(5, SECONDS);
  }

  private static Map<String, Map<String, ?>> onFreePorts(Map<String, Map<String, ?>> tree) {
    Map<String, Object> http = new HashMap<>(tree.getOrDefault("http", Map.of()));
    http.putAll(Map.of("port", 0, "maxBody", MAX_BODY, "maxSource", MAX_BODY));
    http.putIfAbsent("timeout", "5s");
    Map<String, Map<String, ?>> all = new HashMap<>(tree);
    all.put("http", http);
    all.put("management", Map.of("port", 0));
    return all;
  }

  /** With other settings than the defaults. */
  static Server with(String group, Map<String, ?> values) throws Exception {
    return new Server(Map.of(group, values));
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
