package dev.assay;

import static dev.assay.WatchingServer.objects;
import static dev.assay.WatchingServer.ok;
import static dev.assay.WatchingServer.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.store.TestPostgres;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Models end to end: history, training, predictions, validation, and all of it after a restart. */
@TestInstance(Lifecycle.PER_CLASS)
class ForecastIT {
  private static final String SHOP = "/v1/databases/shop";
  private static final String COUNT = "SELECT count(*) FROM orders WHERE amount > ";

  private Path data;
  private String url;
  private Customers customers;
  private WatchingServer server;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    TestPostgres postgres = TestPostgres.of(18);
    data = directory;
    url = postgres.create("forecasts");
    customers = Customers.of(postgres, "forecasts");
    server = new WatchingServer(url, data);
    server.untilShopIs("up");
    server.until(
        SHOP + "/queries", top -> top.getJsonArray("queries").size() >= Customers.STATEMENTS);
    server.until(
        SHOP + "/queries/" + server.fingerprint(COUNT),
        query -> query.getJsonArray("series").size() >= 6);
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
    customers.close();
  }

  @Test
  void model_isTrainedAskedValidatedAndKeptOverARestart() throws Exception {
    String scan = server.fingerprint(COUNT);
    JsonObject question = new JsonObject().put("database", "shop").put("fingerprint", scan);

    JsonObject history = ok(server.post("/v1/predictions", question));
    assertThat(history.getString("source")).as(history.encode()).isEqualTo("history");
    assertThat(history.getString("degraded"))
        .contains("no model is active; train one with POST /v1/models/train")
        .contains("its last");
    assertThat(history.getDouble("predictedMs")).isPositive();

    JsonObject training = new JsonObject().put("database", "shop").put("key", "once");
    HttpResponse<Buffer> begun = server.post("/v1/models/train", training);
    HttpResponse<Buffer> again = server.post("/v1/models/train", training);
    assertThat(begun.statusCode()).as(begun.bodyAsString()).isEqualTo(202);
    assertThat(again.statusCode()).as(again.bodyAsString()).isEqualTo(202);
    String at = begun.getHeader("Location");
    assertThat(at).isEqualTo("/v1/models/jobs/" + begun.bodyAsJsonObject().getString("id"));
    assertThat(again.getHeader("Location")).isEqualTo(at);
    JsonObject job = server.until(at, state -> !state.getString("status").equals("running"));
    assertThat(job.getString("status")).as(job.encode()).isEqualTo("done");
    assertThat(job.getDouble("progress")).isEqualTo(1);

    String id = job.getString("model");
    JsonObject models = ok(server.get("/v1/models"));
    assertThat(models.getBoolean("embedded")).isTrue();
    assertThat(objects(models.getJsonArray("models")).getFirst().getString("id")).isEqualTo(id);
    JsonObject model = ok(server.get("/v1/models/" + id));
    assertThat(model.getString("database")).isEqualTo("shop");
    assertThat(model.getInteger("examples")).isGreaterThanOrEqualTo(50);
    assertThat(model.getJsonObject("known").getJsonObject("model").getDouble("p50"))
        .isGreaterThanOrEqualTo(1);
    assertThat(ok(server.post("/v1/models/" + id + "/activate")).getBoolean("active")).isTrue();

    JsonObject told =
        ok(server.post("/v1/predictions", question.copy().put("scenario", "current")));
    assertThat(told.getString("source")).as(told.encode()).isEqualTo("model");
    assertThat(told.getString("modelVersion")).isEqualTo(id);
    assertThat(told.getString("featureVersion")).isEqualTo(model.getString("featureVersion"));
    JsonObject interval = told.getJsonObject("interval");
    assertThat(told.getDouble("predictedMs"))
        .isBetween(interval.getDouble("low"), interval.getDouble("high"));
    assertThat(interval.getDouble("coverage")).isBetween(0.5, 1.0);

    JsonObject judged =
        ok(
            server.post(
                "/v1/predictions/" + told.getString("id") + "/validation",
                new JsonObject().put("actualMs", told.getDouble("predictedMs") / 2)));
    assertThat(judged.getDouble("errorPercent")).isCloseTo(100, within(0.01));
    assertThat(judged.getJsonObject("modelAccuracy").getLong("validated")).isEqualTo(1);
    assertThat(judged.getJsonObject("modelAccuracy").getString("modelVersion")).isEqualTo(id);

    JsonObject proxy = ok(server.get("/v1/ml"));
    JsonObject infer = proxy.getJsonObject("operations").getJsonObject("infer");
    assertThat(proxy.getBoolean("embedded")).isTrue();
    assertThat(infer.getLong("calls")).isPositive();
    assertThat(infer.getString("breaker")).isEqualTo("closed");
    assertThat(server.metrics())
        .containsPattern("assay_ml_calls_total\\{operation=\"infer\",?} [1-9]")
        .containsPattern("assay_ml_calls_total\\{operation=\"fit\",?} [1-9]")
        .containsPattern("assay_ml_breaker\\{operation=\"infer\",?} 0");

    int known =
        server.get(SHOP + "/queries/" + scan).bodyAsJsonObject().getJsonArray("series").size();
    server.close();
    server = new WatchingServer(url, data);
    server.until(SHOP + "/queries", top -> top.getString("stale") == null);

    assertThat(ok(server.get(SHOP + "/queries/" + scan)).getJsonArray("series").size())
        .isGreaterThanOrEqualTo(known);
    assertThat(ok(server.get(at))).isEqualTo(job);
    assertThat(ok(server.get("/v1/models/" + id)).getBoolean("active")).isTrue();
    assertThat(ok(server.post("/v1/predictions", question)).getString("modelVersion"))
        .isEqualTo(id);
    assertThat(server.post("/v1/models/train", training).getHeader("Location")).isEqualTo(at);
  }

  @Test
  void predictions_ofSeveral_areInOrderAndEachSaysWhatIsWrong() throws Exception {
    JsonArray items =
        new JsonArray()
            .add(new JsonObject().put("fingerprint", server.fingerprint(COUNT)))
            .add(sql("select nothing from nowhere"))
            .add(sql("SELECT id FROM orders WHERE placed = date '2026-03-03' AND amount < 10"))
            .add(new JsonObject().put("fingerprint", "ffffffffffffffff"));

    JsonObject answer =
        ok(
            server.post(
                "/v1/predictions", new JsonObject().put("database", "shop").put("items", items)));

    List<JsonObject> all = objects(answer.getJsonArray("predictions"));
    assertThat(all).hasSize(4);
    assertThat(all.getFirst().getDouble("predictedMs")).isPositive();
    assertThat(all.get(1).getString("degraded")).contains("nowhere");
    assertThat(all.get(1).containsKey("predictedMs")).isFalse();
    assertThat(all.get(2).getDouble("predictedMs")).as(all.get(2).encode()).isPositive();
    assertThat(all.get(2).getString("source")).isIn("plannerCost", "model");
    assertThat(all.get(3).getString("degraded")).contains("ffffffffffffffff");
  }
}
