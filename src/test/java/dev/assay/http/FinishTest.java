package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class FinishTest {
  private Server server;

  @BeforeAll
  void start() throws Exception {
    server = Server.start();
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.yaml", "/v1/pools", "/v1/databases", "/v1/config", "/"})
  void get_hasATag_andIs304ForIt(String path) throws Exception {
    HttpResponse<Buffer> first = server.get(path);
    HttpResponse<Buffer> again =
        send(server.request("GET", path).putHeader("If-None-Match", first.getHeader("ETag")));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.getHeader("ETag")).matches("\"[0-9a-f]{32}\"");
    assertThat(first.getHeader("Cache-Control")).startsWith("private, ");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isNull();
    assertThat(again.getHeader("ETag")).isEqualTo(first.getHeader("ETag"));
    assertThat(again.getHeader("Cache-Control")).isEqualTo(first.getHeader("Cache-Control"));
  }

  @Test
  void problem_isNotKept_andHasNoTag() throws Exception {
    HttpResponse<Buffer> answer = server.get("/v1/patterns/none");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.getHeader("ETag")).isNull();
  }

  @Test
  void post_isNeverNotModified() throws Exception {
    var question = new JsonObject().put("source", "class Twice {}");
    String tag = server.post("/v1/tests", question).getHeader("ETag");

    var again =
        server
            .request("POST", "/v1/tests")
            .putHeader("If-None-Match", tag)
            .sendJsonObject(question)
            .await(5, SECONDS);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.getHeader("ETag")).isEqualTo(tag);
  }

  @Test
  void body_isPacked_forWhoTakesIt() throws Exception {
    HttpResponse<Buffer> plain = server.get("/openapi.yaml");
    HttpResponse<Buffer> packed = send(packing("/openapi.yaml", "gzip"));

    assertThat(plain.getHeader("Content-Encoding")).isNull();
    assertThat(plain.getHeader("Vary")).isEqualTo("accept-encoding");
    assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.getHeader("Vary")).isEqualTo("accept-encoding");
    assertThat(packed.body().length()).isLessThan(plain.body().length() / 2);
    assertThat(unpacked(packed)).isEqualTo(plain.body());
    assertThat(packed.getHeader("ETag"))
        .isEqualTo(plain.getHeader("ETag").replaceAll("\"$", "-gzip\""));
  }

  @Test
  void packed_isKnownByItsOwnTag_andByThatOfThePlainOne() throws Exception {
    String packed = send(packing("/openapi.yaml", "deflate")).getHeader("ETag");

    var byItsOwn = send(packing("/openapi.yaml", "deflate").putHeader("If-None-Match", packed));
    var byPlain = send(server.request("GET", "/openapi.yaml").putHeader("If-None-Match", packed));

    assertThat(packed).endsWith("-deflate\"");
    assertThat(byItsOwn.statusCode()).isEqualTo(304);
    assertThat(byPlain.statusCode()).isEqualTo(304);
  }

  @Test
  void short_isNotPacked() throws Exception {
    HttpResponse<Buffer> answer = send(packing("/v1/pools", "gzip"));

    assertThat(answer.getHeader("Content-Encoding")).isNull();
    assertThat(answer.getHeader("Vary")).isNull();
  }

  @Test
  void lane_packsToo() throws Exception {
    Rendered long1 = new Rendered(json(3_000), "\"long\"", Duration.ofSeconds(3));
    Rendered long2 = new Rendered(json(300_000), "\"longer\"", Duration.ofSeconds(3));
    server.rendered.put("long", long1);
    server.rendered.put("longer", long2);

    for (int i = 0; i < 2; i++) {
      HttpResponse<Buffer> packed = send(packing("/v1/tests/long", "gzip"));
      HttpResponse<Buffer> elsewhere = send(packing("/v1/tests/longer", "gzip"));

      assertThat(unpacked(packed)).isEqualTo(long1.json());
      assertThat(packed.getHeader("ETag")).isEqualTo("\"long-gzip\"");
      assertThat(packed.getHeader("Age")).isEqualTo("3");
      assertThat(packed.getHeader("Cache-Control")).isEqualTo("private, max-age=60");
      assertThat(unpacked(elsewhere)).isEqualTo(long2.json());
      assertThat(elsewhere.getHeader("X-Cache")).isEqualTo("HIT");
    }
    assertThat(server.get("/v1/tests/long").body()).isEqualTo(long1.json());
    assertThat(server.get("/v1/tests/long").getHeader("Vary")).isEqualTo("accept-encoding");
  }

  @Test
  void head_hasTheHeadersOfGet() throws Exception {
    HttpResponse<Buffer> get = server.get("/openapi.yaml");
    HttpResponse<Buffer> head = send(server.request("HEAD", "/openapi.yaml"));

    assertThat(head.getHeader("ETag")).isEqualTo(get.getHeader("ETag"));
    assertThat(head.getHeader("Content-Length")).isEqualTo(Integer.toString(get.body().length()));
    assertThat(head.body()).isNull();
  }

  @Test
  void nothing_isPacked_whereThatIsSwitchedOff() throws Exception {
    Server plain = Server.with("http", Map.of("compress", false));
    try {
      var answer =
          plain
              .request("GET", "/openapi.yaml")
              .putHeader("Accept-Encoding", "gzip")
              .send()
              .await(5, SECONDS);

      assertThat(answer.getHeader("Content-Encoding")).isNull();
      assertThat(answer.getHeader("Vary")).isNull();
    } finally {
      plain.close();
    }
  }

  private HttpRequest<Buffer> packing(String path, String accepted) {
    return server.request("GET", path).putHeader("Accept-Encoding", accepted);
  }

  private static HttpResponse<Buffer> send(HttpRequest<Buffer> request) throws Exception {
    return request.send().await(5, SECONDS);
  }

  private static Buffer json(int length) {
    return new JsonObject().put("text", "x".repeat(length)).toBuffer();
  }

  private static Buffer unpacked(HttpResponse<Buffer> answer) throws Exception {
    var in = new GZIPInputStream(new ByteArrayInputStream(answer.body().getBytes()));
    return Buffer.buffer(in.readAllBytes());
  }
}
