package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Fault;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.observe.Health;
import dev.assay.observe.Meters;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class ManagementVerticleTest {
  private final Vertx vertx = Vertx.vertx();
  private final Health health = new Health();
  private final Meters meters = new Meters();
  private final WebClient client = WebClient.create(vertx);
  private final ManagementVerticle management =
      new ManagementVerticle("127.0.0.1", new Settings.Management(0), health, meters)
          .showing(SettingsReader.configured(Map.of()).shown());

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
  void config_isShown() throws Exception {
    var settings = get("/config").bodyAsJsonObject().getJsonArray("settings");

    assertThat(settings)
        .contains(
            new JsonObject()
                .put("key", "http.port")
                .put("value", 8080)
                .put("origin", "the defaults"));
  }

  @Test
  void loggers_areListed_andChanged() throws Exception {
    String name = "dev.assay.http.ManagementVerticleTest";
    LoggerFactory.getLogger(name);

    var all = get("/loggers").bodyAsJsonObject();
    var changed = level("PATCH", name, "debug");
    boolean logs = LoggerFactory.getLogger(name).isDebugEnabled();
    var back = level("POST", name, null);

    assertThat(all.getJsonArray("levels")).contains("INFO", "OFF");
    assertThat(all.getJsonObject("loggers").fieldNames()).contains("ROOT", name);
    assertThat(changed.bodyAsJsonObject())
        .isEqualTo(new JsonObject().put("configuredLevel", "DEBUG").put("effectiveLevel", "DEBUG"));
    assertThat(logs).isTrue();
    assertThat(back.bodyAsJsonObject().containsKey("configuredLevel")).isFalse();
    assertThat(get("/loggers/" + name).bodyAsJsonObject()).isEqualTo(back.bodyAsJsonObject());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dev.assay | loud | 400 | expected one of OFF, ERROR, WARN, INFO, DEBUG, TRACE or null",
        "no.such.Logger | INFO | 404 | no logger is called 'no.such.Logger'",
        "root | | 400 | the logger ROOT has none above it",
      })
  void loggers_sayWhatIsWrong(String name, String level, int status, String words)
      throws Exception {
    LoggerFactory.getLogger("dev.assay");

    var answer = level("PATCH", name, level);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.bodyAsJsonObject().getString("detail")).contains(words);
  }

  private HttpResponse<Buffer> level(String method, String name, @Nullable String level)
      throws Exception {
    return client
        .request(HttpMethod.valueOf(method), management.port(), "127.0.0.1", "/loggers/" + name)
        .sendJsonObject(new JsonObject().put("configuredLevel", level))
        .await(5, SECONDS);
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
