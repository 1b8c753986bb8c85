package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class HttpVerticleTest {
  private Server server;

  @BeforeAll
  void start() throws Exception {
    server = Server.start();
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  private static Rendered aged(String id, Duration age) {
    Rendered now = Rendered.of(Peers.generated(id));
    return new Rendered(now.json(), now.etag(), age);
  }

  @Test
  void signatures_areAskedOverTheBus() throws Exception {
    var response = server.post("/v1/signatures", new JsonObject().put("source", "class A {}"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(response.getHeader("X-Cache")).isEqualTo("MISS");
    assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.getHeader("Date")).matches("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT");
    assertThat(response.bodyAsJsonObject().getString("cache")).isEqualTo("miss");
  }

  @Test
  void signatures_areAnsweredWithoutTheBus_whereTheLaneKnowsThem() throws Exception {
    var response = server.post("/v1/signatures", new JsonObject().put("source", "known"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.bodyAsJsonObject().getJsonObject("unit").getString("hash"))
        .isEqualTo(Integer.toHexString("known".hashCode()));
  }

  @Test
  void signatures_takeAnyJsonType() throws Exception {
    var response =
        server.post(
            "/v1/signatures", "Application/Vnd.x+JSON; charset=utf-8", "{\"source\":\"x\"}");

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void tests_areMadeRecalledAndKnownByTheirTag() throws Exception {
    var made = server.post("/v1/tests", new JsonObject().put("source", "class Made {}"));
    String id = made.bodyAsJsonObject().getString("id");
    var recalled = server.get("/v1/tests/" + id);
    var known =
        server
            .request("GET", "/v1/tests/" + id)
            .putHeader("If-None-Match", made.getHeader("ETag"))
            .send()
            .await(5, SECONDS);

    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(made.getHeader("X-Cache")).isEqualTo("MISS");
    assertThat(recalled.statusCode()).isEqualTo(200);
    assertThat(recalled.getHeader("X-Cache")).isEqualTo("HIT");
    assertThat(recalled.body()).isEqualTo(made.body());
    assertThat(recalled.getHeader("ETag")).isEqualTo(made.getHeader("ETag"));
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isNull();
    assertThat(known.getHeader("Content-Type")).isNull();
  }

  @Test
  void tests_comeOutOfTheLane_whereTheyAreRendered() throws Exception {
    Rendered rendered = aged("r1", Duration.ofSeconds(42));
    server.rendered.put("r1", rendered);

    var response = server.request("GET", "/v1/tests/r1").putHeader("X-Request-Id", "mine-1").send();
    var answer = response.await(5, SECONDS);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(rendered.json());
    assertThat(answer.getHeader("X-Cache")).isEqualTo("HIT");
    assertThat(answer.getHeader("Age")).isEqualTo("42");
    assertThat(answer.getHeader("ETag")).isEqualTo(rendered.etag());
    assertThat(answer.getHeader("X-Request-Id")).isEqualTo("mine-1");
    assertThat(answer.getHeader("Date")).isNotNull();
  }

  @Test
  void lane_answers304_forTheTagItHas() throws Exception {
    Rendered rendered = Rendered.of(Peers.generated("r2"));
    server.rendered.put("r2", rendered);

    List<Integer> statuses = new ArrayList<>();
    for (String tag :
        List.of(
            rendered.etag(),
            "*",
            "W/" + rendered.etag(),
            "\"other\", " + rendered.etag(),
            "\"other\"",
            "W/\"other\"")) {
      var answer = server.request("GET", "/v1/tests/r2").putHeader("If-None-Match", tag).send();
      statuses.add(answer.await(5, SECONDS).statusCode());
    }

    assertThat(statuses).containsExactly(304, 304, 304, 304, 200, 200);
  }

  @Test
  void lane_leavesToTheRouterWhatItCannotAnswer() throws Exception {
    server.rendered.put("r3", Rendered.of(Peers.generated("r3")));

    assertThat(server.get("/v1/tests/r3?x=1").statusCode()).isEqualTo(200);
    assertThat(server.get("/v1/tests/r%33").statusCode()).isEqualTo(200);
    assertThat(server.get("/v1/tests/r3?x=1").getHeader("X-Cache")).isEqualTo("HIT");
    assertThat(server.get("/v1/tests/r3/more").statusCode()).isEqualTo(404);
    assertThat(server.get("/v1/tests/").statusCode()).isEqualTo(405);
  }

  @Test
  void sameQuestion_isAHit() throws Exception {
    Rendered rendered = aged("q", Duration.ofSeconds(3));
    server.rendered.put("class Same {}", rendered);

    var answer = server.post("/v1/tests", new JsonObject().put("source", "class Same {}"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("X-Cache")).isEqualTo("HIT");
    assertThat(answer.getHeader("Age")).isEqualTo("3");
    assertThat(answer.getHeader("ETag")).isEqualTo(rendered.etag());
  }

  @Test
  void patterns_areCreatedOnce() throws Exception {
    JsonObject pattern = pattern("created once");

    var first = server.post("/v1/patterns", pattern);
    var second = server.post("/v1/patterns", pattern);
    var got = server.get(first.getHeader("Location"));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location"));
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.bodyAsJsonObject().getJsonObject("pattern")).isEqualTo(pattern);
    assertThat(got.bodyAsJsonObject().getString("provenance")).isEqualTo("manual");
  }

  @Test
  void patterns_areSearchedLearnedJudgedExportedAndImported() throws Exception {
    JsonObject stored = server.post("/v1/patterns", pattern("judged")).bodyAsJsonObject();
    String path = "/v1/patterns/" + stored.getString("id");

    var found =
        server.post(
            "/v1/patterns/search",
            new JsonObject().put("query", "x").put("domains", new JsonArray().add("data-access")));
    var learned = server.post("/v1/patterns/learn", new JsonObject().put("source", "class T {}"));
    var judged = server.post(path + "/feedback", new JsonObject().put("verdict", "accept"));
    var page = server.get("/v1/patterns/export?limit=1&after=a");
    var imported =
        server.post(
            "/v1/patterns/import",
            new JsonObject()
                .put("patterns", new JsonArray().add(stored))
                .put("onConflict", "merge"));

    assertThat(found.bodyAsJsonObject().getJsonArray("domains")).hasSize(1);
    assertThat(found.getHeader("X-Cache")).isEqualTo("HIT");
    assertThat(learned.bodyAsJsonObject().getInteger("skipped")).isEqualTo(1);
    assertThat(judged.statusCode()).isEqualTo(200);
    assertThat(page.bodyAsJsonObject().getJsonArray("patterns")).hasSize(1);
    assertThat(page.bodyAsJsonObject().getString("next")).isEqualTo("a");
    assertThat(imported.bodyAsJsonObject().getInteger("created")).isEqualTo(1);
  }

  @Test
  void caches_areListedChangedAndCleared() throws Exception {
    server.rendered.put("c", Rendered.of(Peers.generated("c")));

    var changed =
        server
            .request("PATCH", "/v1/caches/tests")
            .sendJsonObject(new JsonObject().put("maxSize", 77))
            .await(5, SECONDS);
    var listed = server.get("/v1/caches").bodyAsJsonObject();
    var cleared = server.request("DELETE", "/v1/caches/tests").send().await(5, SECONDS);

    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.bodyAsJsonObject().getInteger("maxSize")).isEqualTo(77);
    assertThat(listed.getJsonArray("caches").getJsonObject(0).getString("name"))
        .isEqualTo("response");
    assertThat(listed.getJsonObject("totals").getDouble("overallHitRate")).isBetween(0.0, 1.0);
    assertThat(listed.getJsonObject("totals").getLong("size")).isPositive();
    assertThat(cleared.statusCode()).isEqualTo(200);
    assertThat(cleared.bodyAsJsonObject().getLong("entries")).isPositive();
  }

  @Test
  void pools_areListed() throws Exception {
    var pools = server.get("/v1/pools").bodyAsJsonObject().getJsonArray("pools");

    assertThat(pools.getJsonObject(0).getString("name")).isEqualTo("sqlite-read");
  }

  @Test
  void root_listsEveryRoute() throws Exception {
    var page = server.get("/");

    assertThat(page.getHeader("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(page.bodyAsString())
        .contains("POST /v1/tests", "GET /v1/tests/{id}", "PATCH /v1/caches/{name}", "curl -s");
  }

  @Test
  void contract_isServed() throws Exception {
    var contract = server.get("/openapi.yaml");

    assertThat(contract.getHeader("Content-Type")).isEqualTo("application/yaml");
    assertThat(contract.bodyAsString()).startsWith("openapi: 3.1.0");
  }

  @Test
  void head_isGetWithoutItsBody() throws Exception {
    var got = server.get("/v1/pools");

    var head = server.request("HEAD", "/v1/pools").send().await(5, SECONDS);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isNull();
    assertThat(head.getHeader("Content-Length")).isEqualTo(Integer.toString(got.body().length()));
    assertThat(head.getHeader("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void options_tellsTheMethods() throws Exception {
    var one = server.request("OPTIONS", "/v1/caches/x").send().await(5, SECONDS);
    var list = server.request("OPTIONS", "/v1/patterns").send().await(5, SECONDS);

    assertThat(one.statusCode()).isEqualTo(204);
    assertThat(one.getHeader("Allow")).isEqualTo("PATCH, DELETE, OPTIONS");
    assertThat(list.getHeader("Allow")).isEqualTo("POST, OPTIONS");
  }

  @Test
  void twoHundredAtOnce_areAllAnsweredWithTheirOwnId() throws Exception {
    server.rendered.put("many", Rendered.of(Peers.generated("many")));
    List<Future<HttpResponse<Buffer>>> asked = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      asked.add(
          (i % 2 == 0
                  ? server.request("GET", "/v1/tests/many")
                  : server.request("GET", "/v1/pools"))
              .putHeader("X-Request-Id", "r-" + i)
              .send());
    }

    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      var answer = asked.get(i).await(10, SECONDS);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.getHeader("X-Request-Id")).isEqualTo("r-" + i);
      ids.add(answer.getHeader("X-Request-Id"));
    }

    assertThat(ids).hasSize(200);
  }

  @Test
  void metrics_nameTheRouteAndNeverThePath() throws Exception {
    server.rendered.put("metered", Rendered.of(Peers.generated("metered")));
    server.get("/v1/tests/metered");
    server.get("/nowhere/at/all");
    server.get("/v1/tests/absent-one");

    String text = server.manage("/metrics").bodyAsString();

    assertThat(text)
        .contains(
            "http_server_requests_seconds_count{method=\"GET\",outcome=\"SUCCESS\",status=\"200\",uri=\"/v1/tests/{id}\"}")
        .contains(
            "http_server_requests_seconds_count{method=\"GET\",outcome=\"CLIENT_ERROR\",status=\"404\",uri=\"/v1/tests/{id}\"}")
        .contains(
            "http_server_requests_seconds_count{method=\"any\",outcome=\"CLIENT_ERROR\",status=\"404\",uri=\"none\"}")
        .contains("assay_bus_seconds_count{address=\"assay.testgen.recall\",outcome=\"absent\"}")
        .contains("assay_cache_size{cache=\"response\"}")
        .contains("assay_pool_size{pool=\"sqlite-read\"} 5")
        .doesNotContain("metered")
        .doesNotContain("nowhere");
  }

  static JsonObject pattern(String title) {
    return new JsonObject()
        .put("domain", "numbers")
        .put("title", title)
        .put("operation", "absolute value")
        .put("kind", "boundary")
        .put("words", new JsonArray().add("abs"))
        .put(
            "parameters",
            new JsonArray().add(new JsonObject().put("name", "value").put("type", "int")))
        .put("returns", "int")
        .put(
            "rows",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("inputs", new JsonArray().add("0"))
                        .put("expect", new JsonObject().put("kind", "returns").put("value", "0"))));
  }
}
