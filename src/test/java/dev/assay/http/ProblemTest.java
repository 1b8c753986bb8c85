package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Call;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class ProblemTest {
  private Server server;

  @BeforeAll
  void start() throws Exception {
    server = new Server(Duration.ofMillis(700));
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  @Test
  void unknownPath_isAProblemWithTheRequestId() throws Exception {
    var answer = server.request("GET", "/nowhere").putHeader("X-Request-Id", "abc.1").send();

    JsonObject problem = problem(answer.await(5, SECONDS), 404, "ABSENT");

    assertThat(problem)
        .isEqualTo(
            new JsonObject()
                .put("type", "urn:assay:problem:absent")
                .put("title", "Not Found")
                .put("status", 404)
                .put("detail", "nothing is at this path; GET / lists what is")
                .put("instance", "/nowhere")
                .put("requestId", "abc.1")
                .put("fault", "ABSENT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"has space", "semi;colon", "ümlaut"})
  void requestId_isMadeAnew_whereItIsNotWellFormed(String id) throws Exception {
    var answer = server.request("GET", "/v1/pools").putHeader("X-Request-Id", id).send();

    String given = answer.await(5, SECONDS).getHeader("X-Request-Id");

    assertThat(given).isNotEqualTo(id);
    assertThat(Call.wellFormed(given)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /v1/tests | POST, OPTIONS",
        "POST | /v1/tests/x | GET, HEAD, DELETE, OPTIONS",
        "GET | /v1/patterns/search | POST, OPTIONS",
        "POST | /v1/patterns/export | GET, HEAD, OPTIONS",
        "PUT | /v1/caches/x | PATCH, DELETE, OPTIONS",
        "FROB | / | GET, HEAD, OPTIONS"
      })
  void wrongMethod_isToldTheRightOnes(String method, String path, String allow) throws Exception {
    var answer = server.request(method, path).send().await(5, SECONDS);

    assertThat(problem(answer, 405, "INVALID").getString("detail"))
        .isEqualTo("%s is not taken here; expected %s".formatted(method, allow));
    assertThat(answer.getHeader("Allow")).isEqualTo(allow);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the body is empty; expected {source, type, method}",
        "{\"source\": | the body is not JSON: line 1, column 11: ",
        "nope | the body is not JSON: line 1, column 5",
        "{\"source\": 1} | field 'source': expected text",
        "{\"source\": [\"x\"]} | field 'source': expected text",
        "{\"sauce\": \"x\"} | unknown field 'sauce'; expected {source, type, method}",
        "[] | the body is not the JSON expected here: expected {source, type, method}",
        "null | the body is null; expected {source, type, method}",
        "{\"source\":\"a\",\"source\":\"b\"} | the body is not JSON: line 1",
        "{\"source\":\"a\"} x | the body is not JSON: line 1",
      })
  void body_isInvalid(String body, String detail) throws Exception {
    var answer = server.post("/v1/signatures", "application/json", body);

    assertThat(problem(answer, 400, "INVALID").getString("detail")).startsWith(detail);
  }

  @Test
  void domain_isInvalid_whereNobodyKnowsIt() throws Exception {
    var answer =
        server.post(
            "/v1/patterns/search",
            new JsonObject().put("query", "q").put("domains", new JsonArray().add("cooking")));

    assertThat(problem(answer, 400, "INVALID").getString("detail"))
        .startsWith("unknown domain 'cooking'; expected one of authentication, validation");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | field 'verdict': expected one of accept, reject, modify",
        "{\"verdict\":\"maybe\"} | field 'verdict': expected one of accept, reject, modify, was 'maybe'",
      })
  void verdict_isInvalid(String body, String detail) throws Exception {
    var answer = server.post("/v1/patterns/x/feedback", "application/json", body);

    assertThat(problem(answer, 400, "INVALID").getString("detail")).isEqualTo(detail);
  }

  @Test
  void query_isInvalid_whereItIsNotANumber() throws Exception {
    var answer = server.get("/v1/patterns/export?limit=many");

    assertThat(problem(answer, 400, "INVALID").getString("detail"))
        .isEqualTo("'limit': expected a whole number, was 'many'");
  }

  @Test
  void path_isInvalid_whereItCannotBeDecoded() throws Exception {
    problem(server.get("/v1/patterns/%zz"), 400, "INVALID");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "json", "application/jsonx"})
  void contentType_isRefused(String type) throws Exception {
    var answer = server.post("/v1/signatures", type, "{\"source\":\"x\"}");

    assertThat(problem(answer, 415, "INVALID").getString("detail"))
        .isEqualTo("expected Content-Type: application/json, was " + type);
  }

  @Test
  void contentType_isRefused_whereItIsMissing() throws Exception {
    var answer =
        server.request("POST", "/v1/signatures").sendBuffer(Buffer.buffer("{}")).await(5, SECONDS);

    problem(answer, 415, "INVALID");
  }

  @Test
  void compressedBody_isRefused() throws Exception {
    var answer =
        server
            .request("POST", "/v1/signatures")
            .putHeader("Content-Type", "application/json")
            .putHeader("Content-Encoding", "gzip")
            .sendBuffer(Buffer.buffer("x"))
            .await(5, SECONDS);

    problem(answer, 415, "INVALID");
  }

  @ParameterizedTest
  @CsvSource({"busy, 429, BUSY", "closed, 503, UNAVAILABLE"})
  void overload_saysWhenToAskAgain(String source, int status, String fault) throws Exception {
    var answer = server.post("/v1/signatures", new JsonObject().put("source", source));

    assertThat(problem(answer, status, fault).getString("detail")).endsWith("ask again");
    assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
  }

  @Test
  void notJava_isInvalid() throws Exception {
    var answer = server.post("/v1/signatures", new JsonObject().put("source", "not java"));

    assertThat(problem(answer, 400, "INVALID").getString("detail"))
        .isEqualTo("line 1, column 5: expected ;");
  }

  @Test
  void ourMistake_keepsItsTextToItself() throws Exception {
    var answer =
        server
            .request("POST", "/v1/signatures")
            .putHeader("X-Request-Id", "oops")
            .sendJsonObject(new JsonObject().put("source", "broken"))
            .await(5, SECONDS);

    assertThat(problem(answer, 500, "INTERNAL").getString("detail"))
        .isEqualTo("a mistake of ours, logged as request oops");
    assertThat(answer.bodyAsString()).doesNotContain("secret");
  }

  @Test
  void deadline_is504() throws Exception {
    var answer = server.post("/v1/signatures", new JsonObject().put("source", "never"));

    assertThat(problem(answer, 504, "LATE").getString("detail"))
        .isEqualTo("no answer before the deadline; ask again, or for less");
  }

  @Test
  void deadline_isTheAskersOwn_whereItIsShorter() throws Exception {
    var patient = new Server(Duration.ofMinutes(5));

    var answer =
        patient
            .request("POST", "/v1/signatures")
            .putHeader("X-Timeout-Ms", "50")
            .sendJsonObject(new JsonObject().put("source", "never"))
            .await(20, SECONDS);

    patient.close();
    problem(answer, 504, "LATE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "soon"})
  void deadline_isInvalid(String millis) throws Exception {
    var answer = server.request("GET", "/v1/pools").putHeader("X-Timeout-Ms", millis).send();

    problem(answer.await(5, SECONDS), 400, "INVALID");
  }

  @Test
  void absentAnswer_is404() throws Exception {
    assertThat(problem(server.get("/v1/tests/nobody"), 404, "ABSENT").getString("detail"))
        .isEqualTo("no answer 'nobody' is cached");
    problem(server.get("/v1/patterns/nobody"), 404, "ABSENT");
  }

  @Test
  void cache_is404_whereNobodyKnowsIt() throws Exception {
    var cleared = server.request("DELETE", "/v1/caches/nobody").send().await(5, SECONDS);
    var changed =
        server
            .request("PATCH", "/v1/caches/nobody")
            .sendJsonObject(new JsonObject().put("ttl", "5s"))
            .await(5, SECONDS);

    assertThat(problem(cleared, 404, "ABSENT").getString("detail"))
        .isEqualTo("no cache named 'nobody'; there are [response, tests]");
    problem(changed, 404, "ABSENT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | nothing to change; expected ttl or maxSize",
        "{\"ttl\": 900} | field 'ttl': expected text",
        "{\"ttl\": \"soon\"} | ttl: 'soon' is not a duration",
        "{\"maxSize\": 0} | maxSize must be at least 1, was 0",
        "{\"maxSize\": \"9\"} | field 'maxSize': expected a whole number",
      })
  void cachePolicy_isInvalid(String body, String detail) throws Exception {
    var answer =
        server
            .request("PATCH", "/v1/caches/tests")
            .putHeader("Content-Type", "application/json")
            .sendBuffer(Buffer.buffer(body))
            .await(5, SECONDS);

    assertThat(problem(answer, 400, "INVALID").getString("detail")).startsWith(detail);
  }

  private static JsonObject problem(HttpResponse<Buffer> answer, int status, String fault) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
    assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
    JsonObject problem = answer.bodyAsJsonObject();
    assertThat(problem.getString("fault")).isEqualTo(fault);
    assertThat(problem.getInteger("status")).isEqualTo(status);
    assertThat(problem.getString("requestId")).isEqualTo(answer.getHeader("X-Request-Id"));
    return problem;
  }
}
