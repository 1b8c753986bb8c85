package dev.assay.query.anomaly;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.config.Settings;
import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.Insight.AnomalyState;
import dev.assay.query.Insight.Baseline;
import dev.assay.query.Query.Severity;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
  private static final Webhook.Terms QUICK =
      new Webhook.Terms(Duration.ofMillis(300), Duration.ofMillis(5), 3, 2);

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<JsonObject> taken = new LinkedBlockingQueue<>();
  private final BlockingQueue<HttpServerRequest> asked = new LinkedBlockingQueue<>();

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, SECONDS);
  }

  private HttpServer server(Consumer<HttpServerRequest> answer) throws Exception {
    return vertx
        .createHttpServer()
        .requestHandler(request ->
            request
                .body()
                .onSuccess(body -> {
                  taken.add(body.toJsonObject());
                  asked.add(request);
                  answer.accept(request);
                }))
        .listen(0, "127.0.0.1")
        .await(10, SECONDS);
  }

  private Webhook to(int port) {
    return new Webhook(vertx, "http://127.0.0.1:" + port + "/hook?team=db", QUICK);
  }

  private static void status(HttpServerRequest request, int status) {
    request.response().setStatusCode(status).end();
  }

  static Turn turn(String id) {
    Instant since = Instant.parse("2026-03-01T10:00:00Z");
    Anomaly anomaly =
        new Anomaly(
            id,
            "shop",
            AnomalyKind.SPIKE,
            Series.PRINT,
            Severity.HIGH,
            AnomalyState.OPEN,
            since,
            since,
            null,
            60,
            "ms",
            new Baseline(20, 13, 30, 100, "all"),
            9.5,
            0.99,
            List.of(),
            null,
            null);
    return new Turn(Turn.Event.OPENED, anomaly, false);
  }

  private JsonObject next() throws InterruptedException {
    JsonObject body = taken.poll(10, SECONDS);
    assertThat(body).as("what was posted").isNotNull();
    return body;
  }

  private static void until(BooleanSupplier done) {
    long end = System.nanoTime() + SECONDS.toNanos(10);
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(done.getAsBoolean()).isTrue();
  }

  @Test
  void tell_postsTheEventAndTheAnomaly_inTheirOrder() throws Exception {
    Webhook webhook = to(server(request -> status(request, 204)).actualPort());

    webhook.tell(turn("a"));
    webhook.tell(turn("b"));

    JsonObject first = next();
    assertThat(first.getString("event")).isEqualTo("opened");
    assertThat(first.getJsonObject("anomaly").getString("id")).isEqualTo("a");
    assertThat(first.getJsonObject("anomaly").getString("kind")).isEqualTo("spike");
    assertThat(first.getJsonObject("anomaly").getString("severity")).isEqualTo("high");
    assertThat(next().getJsonObject("anomaly").getString("id")).isEqualTo("b");
    HttpServerRequest request = asked.take();
    assertThat(request.uri()).isEqualTo("/hook?team=db");
    assertThat(request.method().name()).isEqualTo("POST");
    assertThat(request.getHeader("content-type")).isEqualTo("application/json");
    until(() -> webhook.posted() == 2);
    assertThat(webhook.failures()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429, 408})
  void tell_triesAgain_whatMayPass(int status) throws Exception {
    int port =
        server(request -> status(request, asked.size() < 3 ? status : 200)).actualPort();
    Webhook webhook = to(port);

    webhook.tell(turn("a"));

    until(() -> webhook.posted() == 1);
    assertThat(asked).hasSize(3);
    assertThat(webhook.failures()).isZero();
  }

  @Test
  void tell_countsWhatIsRefusedAgainAndAgain_andGoesOn() throws Exception {
    int port =
        server(request -> status(request, asked.size() <= 3 ? 500 : 200)).actualPort();
    Webhook webhook = to(port);

    webhook.tell(turn("a"));
    webhook.tell(turn("b"));

    until(() -> webhook.posted() == 1);
    assertThat(webhook.failures()).isEqualTo(1);
    assertThat(asked).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 410, 302})
  void tell_doesNotTryAgain_whatIsRefusedForGood(int status) throws Exception {
    Webhook webhook = to(server(request -> status(request, status)).actualPort());

    webhook.tell(turn("a"));

    until(() -> webhook.failures() == 1);
    assertThat(asked).hasSize(1);
  }

  @Test
  void tell_givesUpASlowOne() throws Exception {
    Webhook webhook =
        to(
            server(request -> {
                  if (asked.size() > 1) {
                    status(request, 200);
                  }
                })
                .actualPort());

    webhook.tell(turn("a"));

    until(() -> webhook.posted() == 1);
    assertThat(asked).hasSize(2);
  }

  @Test
  void tell_countsWhatNobodyTakes() throws Exception {
    HttpServer server = server(request -> status(request, 200));
    int port = server.actualPort();
    server.close().await(10, SECONDS);
    Webhook webhook = to(port);

    webhook.tell(turn("a"));

    until(() -> webhook.failures() == 1);
    assertThat(taken).isEmpty();
  }

  @Test
  void tell_countsWhatDoesNotFit() throws Exception {
    Webhook webhook = to(server(request -> {}).actualPort());

    List.of("a", "b", "c", "d", "e").forEach(id -> webhook.tell(turn(id)));

    assertThat(webhook.failures()).isEqualTo(2);
  }

  @Test
  void close_countsWhatWaits() throws Exception {
    Webhook webhook = to(server(request -> {}).actualPort());
    webhook.tell(turn("a"));
    webhook.tell(turn("b"));
    next();

    webhook.close().await(10, SECONDS);
    webhook.tell(turn("c"));

    until(() -> webhook.failures() == 3);
    assertThat(webhook.posted()).isZero();
  }

  @Test
  void of_isNone_whereNoneIsSet() {
    assertThat(Webhook.of(vertx, new Settings.Anomaly("none"))).isNull();
    assertThat(Webhook.of(vertx, new Settings.Anomaly("http://localhost:1/x"))).isNotNull();
  }
}
