package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class ReviewRoutesTest {
  private Server server;

  @BeforeAll
  void start() throws Exception {
    server = Server.start();
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  @Test
  void review_leavesOutWhatIsMissing_andSaysWhy() throws Exception {
    HttpResponse<Buffer> answer =
        server.post("/v1/reviews", new JsonObject().put("source", "class Sum {}"));

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject method = answer.bodyAsJsonObject().getJsonArray("methods").getJsonObject(0);
    JsonObject query = method.getJsonArray("queries").getJsonObject(0);
    assertThat(query.fieldNames()).doesNotContain("plan", "figures", "prediction");
    assertThat(query.getString("language")).isEqualTo("sql");
    assertThat(query.getString("degraded")).isEqualTo("plan: the query desk does not answer");
    assertThat(method.getJsonArray("smells").getJsonObject(0).getJsonArray("evidence"))
        .isEqualTo(new JsonArray().add(3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"source":"class A {}","database":"nowhere"}  | 404 | no database 'nowhere' is watched
          {"source":7}                                  | 400 | field 'source': expected text
          {"source":"class A {}","options":{"test":1}}  | 400 | unknown field 'options.test'
          {"sources":[{"path":"A.java","text":""}]}     | 400 | unknown field 'sources.[0].text'
          """)
  void review_saysWhatIsWrong(String body, int status, String words) throws Exception {
    HttpResponse<Buffer> answer = server.post("/v1/reviews", "application/json", body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.bodyAsJsonObject().getString("detail")).contains(words);
  }
}
