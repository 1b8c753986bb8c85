package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private Server server;

  @BeforeEach
  void start() throws Exception {
    server =
        Server.with(
            "limits",
            Map.of("requests", 2, "per", "1h", "keys", List.of("ci", "alice"), "forwarded", true));
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void answers_sayWhatIsLeft_andTheNextOneIs429() throws Exception {
    HttpResponse<Buffer> first = server.get("/v1/pools");
    HttpResponse<Buffer> second = server.get("/v1/pools");
    HttpResponse<Buffer> third = server.get("/v1/pools");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.getHeader("RateLimit-Policy")).isEqualTo("\"requests\";q=2;w=3600");
    assertThat(first.getHeader("RateLimit")).isEqualTo("\"requests\";r=1;t=1800");
    assertThat(first.getHeader("RateLimit-Limit")).isEqualTo("2");
    assertThat(first.getHeader("RateLimit-Remaining")).isEqualTo("1");
    assertThat(first.getHeader("RateLimit-Reset")).isEqualTo("1800");
    assertThat(first.getHeader("Retry-After")).isNull();
    assertThat(second.getHeader("RateLimit-Remaining")).isEqualTo("0");
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.getHeader("Content-Type")).isEqualTo("application/problem+json");
    assertThat(Integer.parseInt(third.getHeader("Retry-After"))).isBetween(1_790, 1_800);
    assertThat(third.bodyAsJsonObject().getString("fault")).isEqualTo("BUSY");
    assertThat(third.bodyAsJsonObject().getString("detail"))
        .startsWith("more than 2 requests in 3600 s; ask again in ");
    assertThat(third.getHeader("X-Request-Id")).isNotNull();
  }

  @Test
  void body_ofWhatIsRefused_isNotRead_andTheConnectionStays() throws Exception {
    spend(Map.of());

    var refused = server.post("/v1/signatures", new JsonObject().put("source", "x".repeat(9_000)));
    var again = server.post("/v1/signatures", new JsonObject().put("source", "x"));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(again.statusCode()).isEqualTo(429);
    assertThat(server.meters.scrape()).contains("status=\"429\",uri=\"none\"");
  }

  @Test
  void lane_isLimitedToo() throws Exception {
    server.rendered.put("g1", new Rendered(Buffer.buffer("{}"), "\"t\"", Duration.ZERO));

    assertThat(server.get("/v1/tests/g1").getHeader("RateLimit-Remaining")).isEqualTo("1");
    server.get("/v1/tests/g1");
    assertThat(server.get("/v1/tests/g1").statusCode()).isEqualTo(429);
  }

  @Test
  void keys_haveLimitsOfTheirOwn() throws Exception {
    spend(Map.of());

    assertThat(status("/v1/pools", Map.of("X-API-Key", "ci"))).isEqualTo(200);
    assertThat(status("/v1/pools", Map.of("Authorization", "Bearer ci"))).isEqualTo(200);
    assertThat(status("/v1/pools", Map.of("X-API-Key", "ci"))).isEqualTo(429);
    assertThat(status("/v1/pools", Map.of("Authorization", "bearer alice"))).isEqualTo(200);
  }

  @Test
  void keysThatNobodyKnows_doNotHelp() throws Exception {
    spend(Map.of("X-API-Key", "made-up-1"));

    assertThat(status("/v1/pools", Map.of("X-API-Key", "made-up-2"))).isEqualTo(429);
    assertThat(status("/v1/pools", Map.of("Authorization", "Basic ci"))).isEqualTo(429);
  }

  @Test
  void address_isTheLastThatTheProxyNames() throws Exception {
    spend(Map.of("X-Forwarded-For", "10.0.0.1, 203.0.113.7"));

    assertThat(status("/v1/pools", Map.of("X-Forwarded-For", "203.0.113.7"))).isEqualTo(429);
    assertThat(status("/v1/pools", Map.of("X-Forwarded-For", "203.0.113.7, 10.0.0.1")))
        .isEqualTo(200);
    assertThat(status("/v1/pools", Map.of("X-Forwarded-For", "not an address"))).isEqualTo(200);
  }

  @Test
  void ipv6_countsByItsNetwork() throws Exception {
    spend(Map.of("X-Forwarded-For", "2001:db8:1:2::1"));

    assertThat(status("/v1/pools", Map.of("X-Forwarded-For", "2001:db8:1:2:ffff::9")))
        .isEqualTo(429);
    assertThat(status("/v1/pools", Map.of("X-Forwarded-For", "2001:db8:1:3::1"))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%76%31/pools", "//v1/pools", "/./v1/pools", "/x/../v1/pools"})
  void otherWaysToWriteAPath_areCounted(String path) throws Exception {
    spend(Map.of());

    assertThat(status(path, Map.of())).isEqualTo(429);
  }

  @Test
  void pages_areNotCounted() throws Exception {
    spend(Map.of());

    HttpResponse<Buffer> page = server.get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.getHeader("RateLimit")).isNull();
  }

  private void spend(Map<String, String> headers) throws Exception {
    assertThat(status("/v1/pools", headers)).isEqualTo(200);
    assertThat(status("/v1/pools", headers)).isEqualTo(200);
  }

  private int status(String path, Map<String, String> headers) throws Exception {
    var request = server.request("GET", path);
    headers.forEach(request::putHeader);
    return request.send().await(5, SECONDS).statusCode();
  }
}
