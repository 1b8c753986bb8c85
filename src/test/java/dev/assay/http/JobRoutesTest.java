package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Fault;
import dev.assay.testgen.Testgen.Progress;
import dev.assay.testgen.Testgen.Status;
import io.vertx.core.buffer.Buffer;
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
class JobRoutesTest {
  private Server server;

  @BeforeAll
  void start() throws Exception {
    server = Server.start();
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  private static JsonObject question(String source, Object effort) {
    return new JsonObject()
        .put("source", source)
        .put("options", new JsonObject().put("effort", effort));
  }

  private HttpResponse<Buffer> post(String source, String prefer) throws Exception {
    return server
        .request("POST", "/v1/tests")
        .putHeader("Prefer", prefer)
        .sendJsonObject(question(source, "thorough"))
        .await(10, SECONDS);
  }

  private static Progress step(String id, int done) {
    return new Progress(id, Status.RUNNING, "search", done, 1_500, 0.25);
  }

  @Test
  void tests_areAccepted_whenTheQuestionIsLong() throws Exception {
    var answer = server.post("/v1/tests", question("long1", 2_001));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.getHeader("Location")).isEqualTo("/v1/tests/long1");
    assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
    assertThat(answer.getHeader("Preference-Applied")).isNull();
    assertThat(answer.bodyAsJsonObject())
        .isEqualTo(
            new JsonObject()
                .put("id", "long1")
                .put("status", "running")
                .put("events", "/v1/tests/long1/events"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "2000", "100"})
  void tests_areAnsweredAtOnce_whenTheQuestionIsShort(String effort) throws Exception {
    var answer = server.post("/v1/tests", question("class Short {}", effort));

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"1.5", "99", "60001", "999999999999", "-1", "1e3"})
  void tests_areRefused_whenTheEffortIsNoNumberOfMilliseconds(String effort) throws Exception {
    String body = "{\"source\": \"class A {}\", \"options\": {\"effort\": %s}}".formatted(effort);

    var answer = server.post("/v1/tests", "application/json", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsJsonObject().getString("detail"))
        .startsWith("'options.effort'")
        .contains("60000")
        .contains(effort);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "[]", "{}"})
  void tests_areRefused_whenTheEffortIsNeitherTextNorNumber(String effort) throws Exception {
    String body = "{\"source\": \"class A {}\", \"options\": {\"effort\": %s}}".formatted(effort);

    var answer = server.post("/v1/tests", "application/json", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsJsonObject().getString("detail"))
        .isEqualTo("field 'options.effort': expected text");
  }

  @Test
  void tests_areBusy_pastTheBound() throws Exception {
    var answer = server.post("/v1/tests", question("full", "thorough"));

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
  }

  @Test
  void tests_areWaitedFor_asLongAsTheAskerPrefers() throws Exception {
    post("waited", "wait=0");
    server.vertx.setTimer(50, timer -> server.peers.jobs.finish(server.vertx, "waited"));

    var answer = post("waited", "respond-async, wait=\"4\"");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("Preference-Applied")).isEqualTo("wait=4");
    assertThat(answer.bodyAsJsonObject().getString("id")).isEqualTo("waited");
  }

  @Test
  void tests_sayWhereTheyAre_whenThePatienceEnds() throws Exception {
    var answer = post("patience", "wait=1");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.getHeader("Preference-Applied")).isEqualTo("wait=1");
    assertThat(answer.bodyAsJsonObject().getString("stage")).isEqualTo("waiting");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait", "wait=", "wait=-1", "wait=soon", "handling=strict"})
  void tests_passOverAPreferenceThatIsNone(String prefer) throws Exception {
    var answer = post("strange", prefer);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.getHeader("Preference-Applied")).isNull();
  }

  @Test
  void recall_saysHowFarItIs_whileItRuns() throws Exception {
    server.peers.jobs.step(server.vertx, step("far", 300));

    var answer = server.get("/v1/tests/far");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.getHeader("Retry-After")).isEqualTo("1");
    assertThat(answer.bodyAsJsonObject())
        .isEqualTo(
            new JsonObject()
                .put("id", "far")
                .put("status", "running")
                .put("stage", "search")
                .put("done", 300)
                .put("total", 1_500)
                .put("best", 0.25)
                .put("events", "/v1/tests/far/events"));
  }

  @ParameterizedTest
  @CsvSource({
    "CANCELLED, 410, Gone",
    "LATE, 504, Gateway Timeout",
    "INVALID, 400, Bad Request",
    "ABSENT, 404, Not Found"
  })
  void recall_saysHowItEnded(Fault fault, int status, String title) throws Exception {
    server.peers.jobs.fail(server.vertx, "ended" + status, fault);

    var answer = server.get("/v1/tests/ended" + status);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.bodyAsJsonObject().getString("title")).isEqualTo(title);
    assertThat(answer.bodyAsJsonObject().getString("fault")).isEqualTo(fault.name());
    assertThat(answer.bodyAsJsonObject().getString("detail")).isEqualTo("it ended as " + fault);
  }

  @Test
  void cancel_is204_whileItRuns_409_whenItIsDone_404_whenItIsUnknown() throws Exception {
    server.peers.jobs.step(server.vertx, step("off", 1));
    server.peers.jobs.finish(server.vertx, "over");

    var off = server.request("DELETE", "/v1/tests/off").send().await(5, SECONDS);
    var over = server.request("DELETE", "/v1/tests/over").send().await(5, SECONDS);
    var unknown = server.request("DELETE", "/v1/tests/nobody").send().await(5, SECONDS);

    assertThat(off.statusCode()).isEqualTo(204);
    assertThat(over.statusCode()).isEqualTo(409);
    assertThat(unknown.statusCode()).isEqualTo(404);
  }

  @Test
  void events_beginWhereTheJobIs_goOn_andEndWithTheAnswer() throws Exception {
    server.peers.jobs.step(server.vertx, step("told", 300));
    String all;
    try (var events = new Events(server.http.port(), "/v1/tests/told/events", "")) {
      events.until("\"done\":300");
      server.peers.jobs.step(server.vertx, step("other", 5));
      server.peers.jobs.step(server.vertx, step("told", 900));
      events.until("\"done\":900");
      server.peers.jobs.finish(server.vertx, "told");
      all = events.toTheEnd();
    }

    assertThat(all)
        .contains("content-type: text/event-stream", "cache-control: no-cache", "x-request-id: ")
        .contains(
            "id: 1\nevent: progress\ndata: "
                + "{\"stage\":\"search\",\"done\":300,\"total\":1500,\"best\":0.25}\n\n",
            "id: 2\nevent: progress\n",
            "id: 3\nevent: done\ndata: {\"id\":\"told\",\"verdict\":\"green\",\"score\":0.9}\n\n")
        .doesNotContain("\"done\":5,");
  }

  @ParameterizedTest
  @CsvSource({"LATE, failed", "CANCELLED, cancelled"})
  void events_endAtOnce_whenTheJobHasEnded(Fault fault, String event) throws Exception {
    server.peers.jobs.fail(server.vertx, "end-" + fault, fault);

    String all;
    try (var events = new Events(server.http.port(), "/v1/tests/end-" + fault + "/events", "")) {
      all = events.toTheEnd();
    }

    assertThat(all)
        .contains("event: " + event + "\ndata: {\"id\":\"end-" + fault + "\"")
        .contains("\"fault\":\"" + fault + "\"");
  }

  @ParameterizedTest
  @CsvSource({"41, 42", "x, 1", "99999999999, 1"})
  void events_countOn_fromTheLastOneTheAskerHas(String last, String next) throws Exception {
    server.peers.jobs.step(server.vertx, step("again", 7));

    String all;
    try (var events =
        new Events(
            server.http.port(), "/v1/tests/again/events", "Last-Event-ID: " + last + "\r\n")) {
      all = events.until("\"done\":7");
    }

    assertThat(all).contains("id: " + next + "\nevent: progress");
  }

  @Test
  void events_tellThatTheStreamIsThere_whileNothingHappens() throws Exception {
    var brief = new Server(Duration.ofSeconds(1));
    brief.peers.jobs.step(brief.vertx, step("quiet", 1));

    String all;
    try (var events = new Events(brief.http.port(), "/v1/tests/quiet/events", "")) {
      events.until("\"done\":1,");
      all = events.until("\n:\n\n");
    } finally {
      brief.close();
    }

    assertThat(all).containsOnlyOnce("event: progress");
  }

  @Test
  void events_endWhereTheEndWasNotHeard_sinceTheStreamLooksForIt() throws Exception {
    var brief = new Server(Duration.ofSeconds(1));
    brief.peers.jobs.step(brief.vertx, step("unheard", 1));

    String all;
    try (var events = new Events(brief.http.port(), "/v1/tests/unheard/events", "")) {
      events.until("\"done\":1,");
      brief.peers.jobs.finishUnheard("unheard");
      all = events.toTheEnd();
    } finally {
      brief.close();
    }

    assertThat(all).contains("event: done\ndata: {\"id\":\"unheard\"");
  }

  @Test
  void events_areLeftOut_forAnAskerThatDoesNotRead() throws Exception {
    int steps = 20_000;
    String stage = "search".repeat(200);
    server.peers.jobs.step(server.vertx, step("slow", 0));
    String all;
    try (var events = new Events(server.http.port(), "/v1/tests/slow/events", "")) {
      events.until("\"done\":0,");

      for (int done = 1; done <= steps; done++) {
        server.peers.jobs.step(
            server.vertx, new Progress("slow", Status.RUNNING, stage, done, steps, 0.5));
      }
      // On the same event loop, so that all of it was offered when this is answered.
      server.get("/v1/tests/slow");
      events.until("\"done\":" + steps + ",");
      server.peers.jobs.finish(server.vertx, "slow");
      all = events.toTheEnd();
    }

    long told = all.split("event: progress", -1).length - 1L;
    assertThat(told).isBetween(2L, steps / 2L);
    assertThat(all).contains("id: %d\nevent: done".formatted(told + 1));
  }

  @Test
  void events_areAbsent_forAnUnknownJob() throws Exception {
    var answer = server.get("/v1/tests/nobody/events");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void events_areNotStreamed_toWhoAsksForTheHead() throws Exception {
    server.peers.jobs.step(server.vertx, step("head", 1));

    var answer = server.request("HEAD", "/v1/tests/head/events").send().await(5, SECONDS);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("Content-Type")).isEqualTo("text/event-stream");
  }
}
