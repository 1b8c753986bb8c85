package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Fault;
import dev.assay.config.Settings;
import dev.assay.observe.Health;
import dev.assay.observe.Meters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementVerticleTest {
  private final Vertx vertx = Vertx.vertx();
  private final Health health = new Health();
  private final Meters meters = new Meters();
  private final WebClient client = WebClient.create(vertx);
  private final ManagementVerticle management =
      new ManagementVerticle("127.0.0.1", new Settings.Management(0), health, meters);

  @BeforeEach
  void deploy() throws Exception {
    vertx.deployVerticle(management).await(5, SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, SECONDS);
    meters.close();
  }

  @Test
  void live_isUp_fromTheStart() throws Exception {
    var answer = get("/health/live");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.bodyAsJsonObject().getString("status")).isEqualTo("up");
  }

  @Test
  void ready_isDownUntilOpenAndAfterClose() throws Exception {
    var before = get("/health/ready");
    health.open();
    var open = get("/health/ready");
    health.close();
    var after = get("/health/ready");

    assertThat(before.statusCode()).isEqualTo(503);
    assertThat(open.statusCode()).isEqualTo(200);
    assertThat(after.statusCode()).isEqualTo(503);
    assertThat(after.bodyAsJsonObject())
        .isEqualTo(
            new JsonObject()
                .put("status", "down")
                .put(
                    "checks",
                    new JsonArray()
                        .add(
                            new JsonObject()
                                .put("name", "accepting")
                                .put("status", "down")
                                .put("reason", "stopping"))));
  }

  @Test
  void ready_tellsWhichCheckIsDown() throws Exception {
    health.open();
    health.check(
        "store",
        Health.Scope.READY,
        () -> Future.failedFuture(Fault.UNAVAILABLE.because("the file is locked")));

    var answer = get("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.bodyAsString()).contains("\"store\"", "the file is locked");
  }

  @Test
  void metrics_areToldWithoutAStore() throws Exception {
    var answer = get("/metrics");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("Content-Type"))
        .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.bodyAsString()).contains("jvm_memory_used_bytes{");
  }

  @Test
  void otherPaths_areProblems() throws Exception {
    var answer = get("/v1/tests");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
  }

  private HttpResponse<Buffer> get(String path) throws Exception {
    return client.get(management.port(), "127.0.0.1", path).send().await(5, SECONDS);
  }
}
