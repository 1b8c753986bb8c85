package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.config.Settings;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortTest {
  private Server server;

  @BeforeEach
  void start() throws Exception {
    server = new Server(Duration.ofSeconds(2));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void body_isTooLarge_byItsLength_andTheConnectionStaysUsable() throws Exception {
    String answers =
        server.raw(
            post("Content-Length: 10001")
                + "x".repeat(10_001)
                + lines("GET /v1/pools HTTP/1.1", "Host: x", "Connection: close"));

    assertThat(answers)
        .startsWith("HTTP/1.1 413 ")
        .contains("the body is larger than 10000 bytes", "TOO_LARGE", "HTTP/1.1 200 OK");
  }

  @Test
  void body_isTooLarge_byItsChunks() throws Exception {
    String chunk = String.join("\r\n", Integer.toHexString(6_000), "x".repeat(6_000), "");

    String answers =
        server.raw(
            post("Transfer-Encoding: chunked", "Connection: close") + chunk + chunk + lines("0"));

    assertThat(answers).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
  }

  @Test
  void body_isCutOff_whereItGoesOnAfterItsRefusal() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.http.port())) {
      OutputStream out = socket.getOutputStream();
      write(out, post("Content-Length: 1000000000"));

      IOException cut = null;
      for (int i = 0; i < 10_000 && cut == null; i++) {
        cut = tryWrite(out, "x".repeat(10_000));
      }

      assertThat(cut).isNotNull();
    }
  }

  @Test
  void body_ofTheMostBytes_isTaken() throws Exception {
    String source = "s".repeat(Server.MAX_BODY - "{\"source\":\"\"}".length());

    var answer = server.post("/v1/signatures", new JsonObject().put("source", source));

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void body_thatDoesNotArrive_is408() throws Exception {
    String answer = server.raw(post("Connection: close", "Content-Length: 5") + "{");

    assertThat(answer).startsWith("HTTP/1.1 408 ").contains("the body did not arrive");
  }

  @Test
  void expectation_isAnswered_beforeTheBodyIsSent() throws Exception {
    String body = "{\"source\":\"x\"}";
    String large = "x".repeat(10_001);

    String welcome =
        server.raw(post("Connection: close", "Expect: 100-continue", "Content-Length: 14") + body);
    String refused =
        server.raw(
            post("Connection: close", "Expect: 100-continue", "Content-Length: 10001") + large);
    String other =
        server.raw(post("Connection: close", "Expect: miracles", "Content-Length: 14") + body);

    assertThat(welcome).startsWith("HTTP/1.1 100 Continue").contains("HTTP/1.1 200 OK");
    assertThat(refused).startsWith("HTTP/1.1 413 ");
    assertThat(other).startsWith("HTTP/1.1 417 ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BROKEN | 400 | the request is not HTTP/1.1 or HTTP/2",
        "GET /x HTTP/1.1; bad header | 400 | the request is not HTTP/1.1 or HTTP/2",
        "GET nowhere HTTP/1.1; Host: x; Connection: close | 404 | a path starts with /",
        "GET /v1/pools HTTP/1.1; Connection: close | 400 | the 'Host' header is required",
        "GET /v1/patterns/%zz HTTP/1.1; Host: x; Connection: close | 400 | cannot be decoded",
      })
  void request_thatCannotBeRead_isAProblem(String request, int status, String text)
      throws Exception {
    String answer = server.raw(lines(request.split("; ", -1)));

    assertThat(answer)
        .matches("(?s)HTTP/1\\.[01] " + status + " .*")
        .contains("content-type: application/problem+json", "x-request-id: ", text);
  }

  @Test
  void requestLine_isTooLong() throws Exception {
    String answer = server.raw(lines("GET /" + "a".repeat(5_000) + " HTTP/1.1", "Host: x"));

    assertThat(answer).contains(" 414 ", "longer than 4096 bytes");
  }

  @Test
  void headers_areTooLong() throws Exception {
    String answer = server.raw(lines("GET / HTTP/1.1", "Host: x", "X-Much: " + "a".repeat(9_000)));

    assertThat(answer).contains(" 431 ", "longer than 8192 bytes");
  }

  @Test
  void http2_isSpokenInClearText() throws Exception {
    var client =
        server.vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false));
    server.rendered.put("two", Rendered.of(Peers.generated("two")));

    var answer =
        client
            .request(HttpMethod.GET, server.http.port(), "127.0.0.1", "/v1/tests/two")
            .compose(request -> request.send())
            .await(5, SECONDS);

    assertThat(answer.version()).isEqualTo(HttpVersion.HTTP_2);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("X-Cache")).isEqualTo("HIT");
  }

  @Test
  void stop_finishesWhatIsInFlight_andTakesNothingNew() throws Exception {
    server.close();
    server = Server.start();
    var inFlight = server.posting("/v1/signatures", new JsonObject().put("source", "hold"));
    while (!server.meters.scrape().contains("assay_http_in_flight 1")) {
      Thread.onSpinWait();
    }

    var stopped = server.vertx.undeploy(server.deployment);
    boolean refused = refusesConnections();
    boolean early = stopped.isComplete();
    server.peers.release();
    var answer = inFlight.await(5, SECONDS);
    stopped.await(5, SECONDS);

    assertThat(refused).isTrue();
    assertThat(early).isFalse();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("Connection")).isEqualTo("close");
  }

  @Test
  void instances_shareOnePort() throws Exception {
    List<HttpVerticle> instances = new ArrayList<>();
    var settings = new Settings.Http(true, "127.0.0.1", 0, 1_000, 1_000, Duration.ofSeconds(1));
    Vertx vertx = server.vertx;

    String id =
        vertx
            .deployVerticle(
                () -> {
                  var one =
                      new HttpVerticle(
                          settings, Duration.ofSeconds(1), server.meters, FastLanes.none());
                  instances.add(one);
                  return one;
                },
                new DeploymentOptions().setInstances(2))
            .await(5, SECONDS);
    var answer =
        server
            .client
            .get(instances.get(1).port(), "127.0.0.1", "/v1/pools")
            .send()
            .await(5, SECONDS);
    vertx.undeploy(id).await(5, SECONDS);

    assertThat(instances.get(0).port()).isEqualTo(instances.get(1).port());
    assertThat(instances.get(0).port()).isNotEqualTo(server.http.port());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static String post(String... headers) {
    return String.join(
            "\r\n", "POST /v1/signatures HTTP/1.1", "Host: x", "Content-Type: application/json", "")
        + lines(headers);
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  private boolean refusesConnections() {
    long end = System.nanoTime() + SECONDS.toNanos(5);
    while (System.nanoTime() - end < 0) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.http.port())) {
        assertThat(socket.isConnected()).isTrue();
        Thread.onSpinWait();
      } catch (IOException refused) {
        return true;
      }
    }
    return false;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static @Nullable IOException tryWrite(OutputStream out, String text) {
    try {
      write(out, text);
      return null;
    } catch (IOException e) {
      return e;
    }
  }
}
