package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class QueryRoutesTest {
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
  @CsvSource({
    "'', null null null",
    "?order=meanTime, MEAN_TIME null null",
    "?order=temp&since=30m&limit=7, TEMP 30m 7",
  })
  void top_passesOnWhatWasAsked(String query, String words) throws Exception {
    HttpResponse<Buffer> answer = server.get("/v1/databases/demo/queries" + query);

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject first = answer.bodyAsJsonObject().getJsonArray("queries").getJsonObject(0);
    assertThat(first.getString("normalized")).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          /v1/databases/demo/queries?order=worst  | 400 | 'order': expected one of totalTime, meanTime
          /v1/databases/demo/queries?limit=many   | 400 | 'limit': expected a whole number, was 'many'
          /v1/databases/nowhere/queries           | 404 | no database is called 'nowhere'
          /v1/databases/demo/queries/a/features?scenario=best | 400 | expected one of current, optimized
          /v1/databases/demo/queries/unknown/features | 404 | the database demo has no query unknown
          /v1/models/unknown                      | 404 | no model has the id 'unknown'
          """)
  void get_saysWhatIsWrong(String path, int status, String words) throws Exception {
    HttpResponse<Buffer> answer = server.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.bodyAsJsonObject().getString("detail")).contains(words);
  }

  @Test
  void explain_givesThePlanAsJson() throws Exception {
    HttpResponse<Buffer> answer =
        server.post("/v1/databases/demo/explain", new JsonObject().put("sql", "select 1"));

    assertThat(answer.bodyAsJsonObject().getJsonArray("plan"))
        .isEqualTo(new JsonArray("[{\"Plan\":{\"Node Type\":\"Result\"}}]"));
  }

  @Test
  void predict_givesOneAnswerForOne_andAListForMany() throws Exception {
    JsonObject item = new JsonObject().put("fingerprint", "a");

    HttpResponse<Buffer> one = server.post("/v1/predictions", item.copy().put("database", "demo"));
    HttpResponse<Buffer> many =
        server.post(
            "/v1/predictions",
            new JsonObject()
                .put("database", "demo")
                .put("items", new JsonArray(List.of(item, item))));

    assertThat(one.bodyAsJsonObject().getDouble("predictedMs")).isEqualTo(1.5);
    assertThat(many.bodyAsJsonObject().getJsonArray("predictions")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"sql\":\"known\"}', HIT, true",
    "'{\"sql\":\"new\"}', MISS, false",
    "'{\"fingerprint\":\"stale\"}', STALE, true",
    "'{\"sql\":\"new\",\"analyze\":true}', , false"
  })
  void explain_saysWhetherItWasKept(String body, String cache, boolean aged) throws Exception {
    HttpResponse<Buffer> answer =
        server.post("/v1/databases/demo/explain", "application/json", body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("X-Cache")).isEqualTo(cache);
    assertThat(answer.getHeader("Age")).matches(age -> aged == (age != null));
    if (aged) {
      assertThat(Long.parseLong(answer.getHeader("Age"))).isPositive();
    }
  }

  @Test
  void features_sayWhetherTheyWereKept() throws Exception {
    HttpResponse<Buffer> one = server.get("/v1/databases/demo/queries/known/features");
    HttpResponse<Buffer> other = server.get("/v1/databases/demo/queries/a/features");
    HttpResponse<Buffer> many =
        server.post(
            "/v1/databases/demo/features",
            new JsonObject().put("fingerprints", new JsonArray(List.of("known"))));

    assertThat(one.getHeader("X-Cache")).isEqualTo("HIT");
    assertThat(one.getHeader("Age")).isEqualTo("7");
    assertThat(other.getHeader("X-Cache")).isEqualTo("MISS");
    assertThat(other.getHeader("Age")).isNull();
    assertThat(many.getHeader("X-Cache")).isEqualTo("HIT");
    assertThat(many.bodyAsJsonObject().getJsonArray("queries")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"a, HIT, a", "stale, STALE, stale", "fresh, MISS, fresh", "a, MISS, fresh"})
  void predict_saysWhetherTheModelSaidItBefore(String first, String cache, String second)
      throws Exception {
    JsonObject one = new JsonObject().put("fingerprint", first);
    JsonObject two = new JsonObject().put("fingerprint", second);

    HttpResponse<Buffer> answer =
        server.post(
            "/v1/predictions",
            new JsonObject()
                .put("database", "demo")
                .put("items", new JsonArray(List.of(one, two))));

    assertThat(answer.getHeader("X-Cache")).isEqualTo(cache);
    assertThat(answer.getHeader("Age")).matches(age -> cache.equals("MISS") == (age == null));
    HttpResponse<Buffer> alone = server.post("/v1/predictions", one.copy().put("database", "demo"));
    assertThat(alone.getHeader("X-Cache")).isEqualTo(first.equals(second) ? cache : "HIT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"database":"demo","fingerprint":"unknown"} | 503 | there is nothing to tell it from
          {"fingerprint":"a"}                         | 400 | field 'database'
          {"database":"demo","sql":"s","items":[]}    | 400 | either 'items' or one of
          {"database":"demo","scenario":"best"}       | 400 | field 'scenario'
          """)
  void predict_saysWhatIsWrong(String body, int status, String words) throws Exception {
    HttpResponse<Buffer> answer = server.post("/v1/predictions", "application/json", body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.bodyAsJsonObject().getString("detail")).contains(words);
  }

  @Test
  void train_isAJob_byItsKeyInTheHeaderOrTheBody() throws Exception {
    JsonObject body = new JsonObject().put("database", "demo");

    HttpResponse<Buffer> header =
        server
            .request("POST", "/v1/models/train")
            .putHeader("Idempotency-Key", "k1")
            .sendJsonObject(body)
            .await(5, SECONDS);
    HttpResponse<Buffer> field = server.post("/v1/models/train", body.copy().put("key", "k2"));

    assertThat(header.statusCode()).isEqualTo(202);
    assertThat(header.getHeader("Location")).isEqualTo("/v1/models/jobs/k1");
    assertThat(field.getHeader("Location")).isEqualTo("/v1/models/jobs/k2");
  }

  @Test
  void activate_needsNoBody() throws Exception {
    HttpResponse<Buffer> answer =
        server.request("POST", "/v1/models/m7/activate").send().await(5, SECONDS);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.bodyAsJsonObject().getString("id")).isEqualTo("m7");
  }
}
