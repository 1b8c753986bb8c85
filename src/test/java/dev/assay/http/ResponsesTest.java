package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.Query;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsesTest {
  private static final String TOP = "/v1/databases/demo/queries";

  private Server server;

  @BeforeEach
  void start() throws Exception {
    server = Server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {TOP, TOP + "?limit=3&order=calls", TOP + "/dc4800056d44bba6"})
  void answer_isKept_untilAnIntervalEnds(String path) throws Exception {
    HttpResponse<Buffer> first = server.get(path);
    HttpResponse<Buffer> second = server.get(path);
    collected("other");
    HttpResponse<Buffer> third = server.get(path);
    collected("demo");
    HttpResponse<Buffer> fourth = server.get(path);

    assertThat(List.of(cache(first), cache(second), cache(third), cache(fourth)))
        .containsExactly("MISS", "HIT", "HIT", "MISS");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.getHeader("ETag")).isEqualTo(first.getHeader("ETag"));
    assertThat(second.getHeader("Age")).isEqualTo("0");
    assertThat(second.getHeader("Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  void answer_isMadeAnew_whenTheConditionOfTheDatabaseChanges() throws Exception {
    server.get(TOP);
    server.states.put("demo", "down since 10:00");

    assertThat(cache(server.get(TOP))).isEqualTo("MISS");
  }

  @Test
  void answers_toOtherQuestions_areOthers() throws Exception {
    server.get(TOP);

    assertThat(cache(server.get(TOP + "?limit=9"))).isEqualTo("MISS");
    assertThat(cache(server.get(TOP + "?since=2h"))).isEqualTo("MISS");
    assertThat(server.get(TOP + "?limit=9").body()).isNotEqualTo(server.get(TOP).body());
  }

  @Test
  void answer_isNotKept_whereTheConditionIsNotKnown() throws Exception {
    server.states.clear();

    assertThat(server.get(TOP).getHeader("X-Cache")).isNull();
    assertThat(server.get(TOP).getHeader("X-Cache")).isNull();
  }

  @Test
  void failure_isNotKept() throws Exception {
    server.states.put("nowhere", "up");

    HttpResponse<Buffer> first = server.get("/v1/databases/nowhere/queries");
    HttpResponse<Buffer> second = server.get("/v1/databases/nowhere/queries");

    assertThat(first.statusCode()).isEqualTo(404);
    assertThat(second.statusCode()).isEqualTo(404);
    assertThat(first.bodyAsJsonObject().getString("detail"))
        .isEqualTo("no database is called 'nowhere'");
  }

  @Test
  void equalQuestionsAtOnce_areOne() throws Exception {
    List<Future<HttpResponse<Buffer>>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(server.request("GET", TOP + "?limit=77").send());
    }
    Future.all(all).await(5, SECONDS);

    assertThat(all).allSatisfy(each -> assertThat(each.result().statusCode()).isEqualTo(200));
    assertThat(
            server.get("/v1/caches").bodyAsJsonObject().getJsonArray("caches").stream()
                .map(each -> (io.vertx.core.json.JsonObject) each)
                .filter(each -> each.getString("name").equals("response"))
                .map(each -> each.getLong("loads")))
        .containsExactly(1L);
  }

  // The event comes over the bus, after which a request over HTTP is later on the same loop.
  private void collected(String database) throws Exception {
    var heard = io.vertx.core.Promise.<Void>promise();
    var consumer = Query.COLLECTED.subscribe(server.vertx, event -> heard.tryComplete());
    consumer.completion().await(5, SECONDS);
    Query.COLLECTED.publish(
        server.vertx, new Query.Collected(database, Instant.EPOCH, Instant.EPOCH, 1));
    heard.future().await(5, SECONDS);
  }

  private static String cache(HttpResponse<Buffer> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.getHeader("X-Cache");
  }
}
