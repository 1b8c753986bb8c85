package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class CorsTest {
  private static final String OURS = "https://team.example";

  private Server server;

  @BeforeAll
  void start() throws Exception {
    server = Server.with("http", Map.of("cors", List.of(OURS)));
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  @Test
  void preflight_ofAListedOrigin_isAllowed() throws Exception {
    HttpResponse<Buffer> answer = preflight(server, OURS, "content-type, x-request-id");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo(OURS);
    assertThat(answer.getHeader("Access-Control-Allow-Methods")).contains("POST", "PATCH");
    assertThat(answer.getHeader("Access-Control-Allow-Headers"))
        .isEqualTo("content-type, x-request-id");
    assertThat(answer.headers().getAll("Vary")).contains("origin");
    assertThat(answer.getHeader("X-Request-Id")).isNotNull();
  }

  @Test
  void preflight_ofAnotherOrigin_isToldNothing() throws Exception {
    HttpResponse<Buffer> answer = preflight(server, "https://evil.example", "content-type");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().names()).noneMatch(name -> name.startsWith("access-control-"));
  }

  @Test
  void preflight_echoesNoHeadersThatAreNone() throws Exception {
    HttpResponse<Buffer> answer = preflight(server, OURS, "content-type, <script>");

    assertThat(answer.getHeader("Access-Control-Allow-Headers")).isNull();
  }

  @Test
  void request_ofAListedOrigin_mayBeRead() throws Exception {
    HttpResponse<Buffer> answer = from(server, OURS, "/openapi.yaml");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo(OURS);
    assertThat(answer.getHeader("Access-Control-Expose-Headers")).contains("etag", "x-request-id");
    assertThat(answer.headers().getAll("Vary")).containsExactly("origin", "accept-encoding");
    assertThat(answer.getHeader("Access-Control-Allow-Credentials")).isNull();
  }

  @Test
  void request_ofAnotherOrigin_isAnsweredAndCannotBeRead() throws Exception {
    HttpResponse<Buffer> answer = from(server, "https://team.example.evil", "/v1/pools");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("Access-Control-Allow-Origin")).isNull();
    assertThat(answer.getHeader("Vary")).isEqualTo("origin");
  }

  @Test
  void lane_saysItToo_andAProblem() throws Exception {
    server.rendered.put("c1", new Rendered(Buffer.buffer("{}"), "\"t\"", Duration.ZERO));

    assertThat(from(server, OURS, "/v1/tests/c1").getHeader("Access-Control-Allow-Origin"))
        .isEqualTo(OURS);
    assertThat(from(server, OURS, "/v1/none").getHeader("Access-Control-Allow-Origin"))
        .isEqualTo(OURS);
  }

  @Test
  void any_isAllowed_byAStar() throws Exception {
    Server open = Server.with("http", Map.of("cors", List.of("*")));
    try {
      HttpResponse<Buffer> answer = from(open, "https://any.example", "/v1/pools");

      assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(answer.getHeader("Vary")).isNull();
    } finally {
      open.close();
    }
  }

  @Test
  void nobody_isAllowed_withoutASetting() throws Exception {
    Server closed = Server.start();
    try {
      HttpResponse<Buffer> answer = preflight(closed, OURS, "content-type");

      assertThat(answer.headers().names()).noneMatch(name -> name.startsWith("access-control-"));
    } finally {
      closed.close();
    }
  }

  private static HttpResponse<Buffer> from(Server server, String origin, String path)
      throws Exception {
    return server.request("GET", path).putHeader("Origin", origin).send().await(5, SECONDS);
  }

  private static HttpResponse<Buffer> preflight(Server server, String origin, String headers)
      throws Exception {
    return server
        .request("OPTIONS", "/v1/tests")
        .putHeader("Origin", origin)
        .putHeader("Access-Control-Request-Method", "POST")
        .putHeader("Access-Control-Request-Headers", headers)
        .send()
        .await(5, SECONDS);
  }
}
