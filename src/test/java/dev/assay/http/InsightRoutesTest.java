package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
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
class InsightRoutesTest {
  private static final String ROOT = "/v1/databases/demo";

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
    "?state=open&severity=high, OPEN HIGH null",
    "?state=resolved&fingerprint=dc4800056d44bba6, RESOLVED null dc4800056d44bba6",
  })
  void anomalies_passesOnWhatWasAsked(String query, String words) throws Exception {
    HttpResponse<Buffer> answer = server.get(ROOT + "/anomalies" + query);

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonObject first = answer.bodyAsJsonObject().getJsonArray("anomalies").getJsonObject(0);
    assertThat(first.getJsonArray("changed")).containsExactly(words);
    assertThat(first.getString("kind")).isEqualTo("planFlip");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          /anomalies?state=past         | 'state': expected one of open, resolved, was 'past'
          /anomalies?severity=worst     | 'severity': expected one of low, medium, high
          /snapshots/compare            | parameter 'before' is missing; the id or the name
          /snapshots/compare?before=a   | parameter 'after' is missing
          """)
  void get_saysWhatIsWrong(String path, String words) throws Exception {
    HttpResponse<Buffer> answer = server.get(ROOT + path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsJsonObject().getString("detail")).contains(words);
  }

  @Test
  void snapshot_isCreated() throws Exception {
    HttpResponse<Buffer> answer =
        server.post(
            ROOT + "/snapshots", new JsonObject().put("name", "2.4").put("type", "preDeploy"));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.bodyAsJsonObject().getString("type")).isEqualTo("preDeploy");
  }

  @Test
  void snapshot_ofAnUnknownType_namesTheTypes() throws Exception {
    HttpResponse<Buffer> answer =
        server.post(ROOT + "/snapshots", new JsonObject().put("name", "x").put("type", "weekly"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsJsonObject().getString("detail"))
        .contains("type", "manual", "scheduled", "preDeploy", "postDeploy");
  }

  @Test
  void compare_takesNamesWithBlanks() throws Exception {
    HttpResponse<Buffer> answer =
        server.get(ROOT + "/snapshots/compare?before=before%202.4&after=s2");

    JsonObject body = answer.bodyAsJsonObject();
    assertThat(body.getJsonObject("before").getString("name")).isEqualTo("before 2.4");
    assertThat(body.getJsonArray("queries").getJsonObject(0).getString("verdict"))
        .isEqualTo("improved");
  }

  @Test
  void decide_tellsTheDecisionAndTheReason() throws Exception {
    JsonObject decision = new JsonObject().put("decision", "dismissed").put("reason", "too big");

    HttpResponse<Buffer> answer = server.post(ROOT + "/advice/5f0c2b7a91d3e486", decision);

    assertThat(answer.bodyAsJsonObject().getString("decision")).isEqualTo("dismissed");
    assertThat(answer.bodyAsJsonObject().getString("text")).isEqualTo("too big");
  }

  @Test
  void decide_isAbsent_ofUnknownAdvice() throws Exception {
    HttpResponse<Buffer> answer =
        server.post(ROOT + "/advice/unknown", new JsonObject().put("decision", "accepted"));

    assertThat(answer.statusCode()).isEqualTo(404);
  }
}
