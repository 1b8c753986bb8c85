package dev.assay.ml.embedded;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ml.Ml;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelServerTest {
  private static final String INFER = "/v2/models/query-time/infer";
  private static final JsonArray ROW = new JsonArray(List.of(1000, -1, 2, 12.5, 4));
  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  @TempDir private Path dir;
  private ModelServer server;

  @BeforeEach
  void open() throws Exception {
    server = ModelServer.open(vertx, dir, 0).await(10, SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    server.close().await(20, SECONDS);
    vertx.close().await(10, SECONDS);
  }

  @Test
  void open_listensOnOneAddressOnly() {
    assertThat(server.url()).isEqualTo("http://127.0.0.1:" + server.port());
    assertThatThrownBy(() ->
            client.getAbs("http://127.0.0.2:" + server.port() + "/v2").send().await(5, SECONDS))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void server_tellsWhatItIs() throws Exception {
    JsonObject about = ok(get("/v2"));

    assertThat(about.getString("name")).isEqualTo("assay-embedded");
    assertThat(about.getJsonArray("extensions")).containsExactly("registry");
    assertThat(get("/v2/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/v2/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void ask_withoutAnActiveModel_isUnavailable() throws Exception {
    for (String path : List.of("/v2/models/query-time", "/v2/models/query-time/ready")) {
      assertError(get(path), 503, "no model of query-time is active");
    }
    assertError(post(INFER, question(1, ROW)), 503, "no model of query-time is active");
    assertThat(ok(get("/registry/models")).getJsonArray("models")).isEmpty();
  }

  @Test
  void ask_ofAnotherModelOrVersion_isAbsent() throws Exception {
    assertError(get("/v2/models/other"), 404, "there is no model other");
    assertError(get("/v2/models/other/ready"), 404, "there is no model other");
    assertError(post("/v2/models/other/infer", question(1, ROW)), 404, "no model other");
    assertError(get("/v2/models/query-time/versions/7"), 404, "there is no model 7");
    assertError(get("/v2/models/query-time/versions/7/ready"), 404, "there is no model 7");
    assertError(
        post("/v2/models/query-time/versions/7/infer", question(1, ROW)), 404, "no model 7");
    assertError(get("/registry/models/7"), 404, "there is no model 7");
    assertError(get("/registry/fittings/7"), 404, "there is no fitting 7");
    assertError(post("/registry/models/7/activate", Buffer.buffer()), 404, "there is no model 7");
    assertError(get("/v3"), 404, "nothing answers /v3");
    assertError(get(INFER), 405, "it takes POST");
    assertError(post("/v2", Buffer.buffer("{}")), 405, "it takes GET");
  }

  @Test
  void fitting_makesAModel_thatAnswers() throws Exception {
    JsonObject begun = begin(new Workload(1, 0.2).fit("a", 30, 10));
    JsonObject done = finished(begun.getString("id"));

    assertThat(begun.getString("stage")).isEqualTo("training");
    assertThat(done.getString("stage")).isEqualTo("done");
    assertThat(done.getDouble("progress")).isEqualTo(1);
    JsonObject model = done.getJsonObject("model");
    assertThat(model.getBoolean("active")).isTrue();
    assertThat(model.getInteger("examples")).isEqualTo(300);
    assertThat(model.getInteger("queries")).isEqualTo(30);
    assertThat(model.getJsonObject("known").getInteger("examples")).isEqualTo(60);
    assertThat(model.getJsonObject("unseen").getInteger("examples")).isEqualTo(300);
    String id = model.getString("id");
    assertThat(ok(get("/registry/models/" + id))).isEqualTo(model);
    assertThat(ok(get("/registry/models")).getJsonArray("models")).containsExactly(model);
    assertThat(get("/v2/models/query-time/ready").statusCode()).isEqualTo(200);
    assertThat(get("/v2/models/query-time/versions/" + id + "/ready").statusCode()).isEqualTo(200);

    JsonObject about = ok(get("/v2/models/query-time"));
    assertThat(about.getJsonArray("versions")).containsExactly(id);
    assertThat(about.getJsonArray("inputs").getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("name", "features")
                .put("datatype", "FP64")
                .put("shape", new JsonArray(List.of(-1, 5))));
    assertThat(about.getJsonObject("parameters").getString("featureVersion"))
        .isEqualTo("features-1");

    JsonObject said = ok(post(INFER, question(2, ROW.copy().addAll(ROW))));
    assertThat(said.getString("id")).isEqualTo("q");
    assertThat(said.getString("model_version")).isEqualTo(id);
    assertThat(said.getJsonObject("parameters").getDouble("coverage")).isEqualTo(0.9);
    double predicted = output(said, "predicted_ms").getDouble(1);
    assertThat(output(said, "low_ms").getDouble(1)).isLessThan(predicted);
    assertThat(output(said, "high_ms").getDouble(1)).isGreaterThan(predicted);
    assertThat(output(said, "predicted_ms").getDouble(0)).isEqualTo(predicted);
    assertThat(ok(post("/v2/models/query-time/versions/" + id + "/infer", question(1, ROW))))
        .isEqualTo(ok(post(INFER, question(1, ROW))));
    assertThat(output(ok(post(INFER, question(2_000, rows(2_000)))), "high_ms")).hasSize(2_000);
  }

  @Test
  void infer_refusesWhatIsWrong() throws Exception {
    finished(begin(new Workload(1, 0.2).fit("a", 20, 5)).getString("id"));

    refuses(of("features", "FP32", List.of(1, 5), ROW), "datatype must be FP64, was FP32");
    refuses(of("x", "FP64", List.of(1, 5), ROW), "the input must be named features, was x");
    refuses(of("features", "FP64", List.of(1, 4), ROW), "shape must be [rows, 5]");
    refuses(of("features", "FP64", List.of(5), ROW), "shape must be [rows, 5]");
    refuses(of("features", "FP64", List.of(0, 5), new JsonArray()), "at least one row");
    refuses(of("features", "FP64", List.of(-1, 5), ROW), "shape must be [rows, 5]");
    refuses(of("features", "FP64", List.of("1", 5), ROW), "shape must be [rows, 5]");
    refuses(of("features", "FP64", List.of(2, 5), ROW), "data must hold 10 numbers");
    refuses(of("features", "FP64", List.of(1, 5), new JsonArray().add(ROW)), "one flat list");
    refuses(
        of("features", "FP64", List.of(1, 5), new JsonArray(List.of(1, 2, "3", 4, 5))),
        "data[2] must be a finite number");
    refuses(Buffer.buffer(question(1, ROW).toString().replace("12.5", "NaN")), "JSON has no NaN");
    refuses(
        Buffer.buffer(question(1, ROW).toString().replace("12.5", "1e999")),
        "data[3] must be a finite number");
    refuses(
        Buffer.buffer(question(1, ROW).toString().replace("12.5", "null")),
        "data[3] must be a finite number");
    refuses(
        Buffer.buffer(question(1, ROW).toString().replace("features-1", "features-9")),
        "the rows are of feature version features-9, the model reads features-1");
    refuses(Buffer.buffer("{"), "not a JSON object");
    refuses(Buffer.buffer(), "not a JSON object");
    refuses(Buffer.buffer("[]"), "not a JSON object");
    refuses(Buffer.buffer("{\"inputs\":7}"), "expected {id, parameters, inputs");
    refuses(Buffer.buffer("{\"inputs\":[null]}"), "expected {id, parameters, inputs");
    refuses(Buffer.buffer("{}"), "exactly one tensor");
    assertError(post(INFER, of("features", "FP64", List.of(10_001, 5), ROW)), 413, "at most 10000");
    assertError(post(INFER, Buffer.buffer(new byte[17 * 1024 * 1024])), 413, "larger than");
    assertThat(post(INFER, question(1, ROW)).statusCode()).isEqualTo(200);
  }

  @Test
  void fitting_refusesWhatIsWrong() throws Exception {
    JsonObject good = json(new Workload(1, 0.2).fit("a", 10, 5));

    refusesToFit(good.copy().put("key", ""), "key must have 1 to 200");
    refusesToFit(good.copy().putNull("key"), "key must have 1 to 200");
    refusesToFit(good.copy().put("featureVersion", " "), "must not be empty");
    refusesToFit(good.copy().put("features", new JsonArray()), "features must be names");
    refusesToFit(
        good.copy().put("features", new JsonArray(List.of("a", "a", "b", "c", "d"))), "none twice");
    refusesToFit(
        good.copy().put("features", new JsonArray(List.of("a"))), "expected 1, one for each");
    refusesToFit(good.copy().put("examples", new JsonArray()), "0 examples are too few");
    refusesToFit(good.copy().put("examples", 5), "examples");
    refusesToFit(good.copy().put("more", 5), "unknown field 'more'");
    assertError(post("/registry/fittings", Buffer.buffer("nonsense")), 400, "not JSON");
    assertError(post("/registry/fittings", Buffer.buffer()), 400, "the body is empty");
    assertError(
        post("/registry/fittings", Buffer.buffer(new byte[65 * 1024 * 1024])), 413, "larger than");
    assertThat(ok(get("/registry/models")).getJsonArray("models")).isEmpty();
  }

  @Test
  void fitting_withTheSameKey_isTheSame_alsoAfterARestart() throws Exception {
    Ml.Fit fit = new Workload(1, 0.2).fit("a", 20, 5);
    JsonObject first = begin(fit);
    JsonObject second = begin(fit);
    JsonObject done = finished(first.getString("id"));
    JsonObject third = begin(fit);

    server.close().await(10, SECONDS);
    server = ModelServer.open(vertx, dir, 0).await(10, SECONDS);
    JsonObject fourth = begin(fit);

    assertThat(second.getString("id")).isEqualTo(first.getString("id"));
    assertThat(third).isEqualTo(done);
    assertThat(fourth).isEqualTo(done);
    assertThat(ok(get("/registry/fittings/" + first.getString("id")))).isEqualTo(done);
    assertThat(ok(get("/registry/models")).getJsonArray("models")).hasSize(1);
    assertThat(post(INFER, question(1, ROW)).statusCode()).isEqualTo(200);
  }

  @Test
  void fitting_thatIsNotBetter_isKept_andCanBeActivatedAndRolledBack() throws Exception {
    Ml.Fit fit = new Workload(1, 0.2).fit("a", 20, 5);
    Ml.Fit same =
        new Ml.Fit("b", fit.database(), fit.featureVersion(), fit.features(), fit.examples());
    String champion = finished(begin(fit).getString("id")).getJsonObject("model").getString("id");
    JsonObject challenger = finished(begin(same).getString("id")).getJsonObject("model");

    assertThat(challenger.getBoolean("active")).isFalse();
    assertThat(challenger.getString("note")).startsWith("Not active: ").contains(champion);
    JsonObject now =
        ok(post("/registry/models/" + challenger.getString("id") + "/activate", Buffer.buffer()));
    assertThat(now.getBoolean("active")).isTrue();
    assertThat(ok(post(INFER, question(1, ROW))).getString("model_version"))
        .isEqualTo(challenger.getString("id"));
    ok(post("/registry/models/" + champion + "/activate", Buffer.buffer()));
    assertThat(ok(post(INFER, question(1, ROW))).getString("model_version")).isEqualTo(champion);
  }

  @Test
  void fitting_isBusy_whereTooManyWait() throws Exception {
    Ml.Fit fit = new Workload(1, 0.2).fit("a", 200, 40);
    for (int i = 0; i < 4; i++) {
      begin(keyed(fit, "k" + i));
    }

    HttpResponse<Buffer> fifth = post("/registry/fittings", json(keyed(fit, "k4")).toBuffer());

    assertError(fifth, 429, "4 models are being trained or wait for it; ask again");
    assertThat(begin(keyed(fit, "k3")).getString("stage")).isEqualTo("training");
  }

  @Test
  void fitting_fails_whereItsModelCannotBeWritten() throws Exception {
    Files.delete(dir);

    JsonObject fitting = finished(begin(new Workload(1, 0.2).fit("a", 20, 5)).getString("id"));

    assertThat(fitting.getString("stage")).isEqualTo("failed");
    assertThat(fitting.getString("reason")).startsWith("the model cannot be written: ");
    assertThat(fitting.getValue("model")).isNull();
    assertError(post(INFER, question(1, ROW)), 503, "no model of query-time is active");
    Files.createDirectory(dir);
  }

  @Test
  void close_callsOffWhatIsTrained() throws Exception {
    Ml.Fit fit = new Workload(1, 0.2).fit("a", 200, 40);
    begin(keyed(fit, "k0"));
    begin(keyed(fit, "k1"));

    server.close().await(20, SECONDS);
    server.close().await(20, SECONDS);

    assertThatThrownBy(() -> get("/v2")).isNotInstanceOf(TimeoutException.class);
    ModelServer again = ModelServer.open(vertx, dir, 0).await(10, SECONDS);
    server = again;
    assertThat(ok(get("/registry/models")).getJsonArray("models")).isEmpty();
  }

  @Test
  void open_onAPortThatIsTaken_fails() {
    assertThatThrownBy(() -> ModelServer.open(vertx, dir, server.port()).await(10, SECONDS))
        .hasMessageContaining("Address already in use");
  }

  private JsonObject begin(Ml.Fit fit) throws Exception {
    HttpResponse<Buffer> answer = post("/registry/fittings", json(fit).toBuffer());
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(202);
    return answer.bodyAsJsonObject();
  }

  private JsonObject finished(String id) throws Exception {
    JsonObject fitting = ok(get("/registry/fittings/" + id));
    while (!List.of("done", "failed").contains(fitting.getString("stage"))) {
      vertx.timer(20, MILLISECONDS).await(5, SECONDS);
      fitting = ok(get("/registry/fittings/" + id));
    }
    return fitting;
  }

  private void refuses(Buffer body, String words) throws Exception {
    assertError(post(INFER, body), 400, words);
  }

  private void refusesToFit(JsonObject fit, String words) throws Exception {
    assertError(post("/registry/fittings", fit.toBuffer()), 400, words);
  }

  private static void assertError(HttpResponse<Buffer> answer, int status, String words) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
    assertThat(answer.getHeader("content-type")).isEqualTo("application/json");
    assertThat(answer.bodyAsJsonObject().getString("error")).contains(words);
  }

  private static JsonObject ok(HttpResponse<Buffer> answer) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
    return answer.bodyAsJsonObject();
  }

  private HttpResponse<Buffer> get(String path) throws Exception {
    return client.getAbs(server.url() + path).send().await(10, SECONDS);
  }

  private HttpResponse<Buffer> post(String path, Buffer body) throws Exception {
    return client.postAbs(server.url() + path).sendBuffer(body).await(20, SECONDS);
  }

  private static Ml.Fit keyed(Ml.Fit fit, String key) {
    return new Ml.Fit(key, fit.database(), fit.featureVersion(), fit.features(), fit.examples());
  }

  private static JsonObject json(Ml.Fit fit) {
    return new JsonObject(new String(Json.write(fit), StandardCharsets.UTF_8));
  }

  private static JsonArray rows(int count) {
    JsonArray all = new JsonArray();
    IntStream.range(0, count).forEach(i -> all.addAll(ROW));
    return all;
  }

  private static Buffer question(int rows, JsonArray data) {
    return of("features", "FP64", List.of(rows, 5), data);
  }

  private static Buffer of(String name, String datatype, List<?> shape, JsonArray data) {
    return new JsonObject()
        .put("id", "q")
        .put("parameters", new JsonObject().put("featureVersion", "features-1"))
        .put(
            "inputs",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("name", name)
                        .put("shape", new JsonArray(shape))
                        .put("datatype", datatype)
                        .put("data", data)))
        .toBuffer();
  }

  private static JsonArray output(JsonObject answer, String name) {
    JsonArray outputs = answer.getJsonArray("outputs");
    return IntStream.range(0, outputs.size())
        .mapToObj(outputs::getJsonObject)
        .filter(output -> name.equals(output.getString("name")))
        .findFirst()
        .map(output -> requireNonNull(output.getJsonArray("data")))
        .orElseThrow();
  }
}
