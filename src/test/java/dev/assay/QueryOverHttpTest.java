package dev.assay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.assay.bus.Fault;
import dev.assay.config.SettingsReader;
import dev.assay.query.Query;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The query desk as those see it who ask over HTTP or with JSON over the bus. */
@TestInstance(Lifecycle.PER_CLASS)
class QueryOverHttpTest {
  private static final String FINGERPRINTS = "/v1/fingerprints";

  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private AssayVerticle assay;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    assay =
        new AssayVerticle(
            SettingsReader.over(
                Map.of(
                    "http", Map.of("port", 0),
                    "management", Map.of("port", 0),
                    "patterns", Map.of("corpus", false),
                    "demo", false,
                    "data", Map.of("dir", data.toString()))));
    vertx.deployVerticle(assay).await(60, SECONDS);
  }

  @AfterAll
  void stop() throws Exception {
    vertx.close().await(30, SECONDS);
  }

  private HttpResponse<Buffer> post(String body) throws Exception {
    return client
        .post(assay.httpPort(), "127.0.0.1", FINGERPRINTS)
        .putHeader("Content-Type", "application/json")
        .sendBuffer(Buffer.buffer(body))
        .await(60, SECONDS);
  }

  private HttpResponse<Buffer> fingerprint(String sql) throws Exception {
    return post(new JsonObject().put("sql", sql).encode());
  }

  private JsonObject overTheBus(JsonObject question) throws Exception {
    return vertx
        .eventBus()
        .<JsonObject>request(Query.FINGERPRINT.address(), question)
        .await(60, SECONDS)
        .body();
  }

  static Stream<Arguments> statements() {
    return Stream.of(
        Arguments.of(
            "select A, b from Orders -- all\n where id in (1, 2, 3)",
            "select",
            1,
            List.of("orders")),
        Arguments.of("insert into t values (1); delete from u", "insert", 2, List.of("t", "u")),
        Arguments.of("select 1" + "+1".repeat(10_000), "select", 1, List.of()));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void fingerprint_tellsWhatAStatementIs(
      String sql, String kind, int statements, List<String> relations) throws Exception {
    var answer = fingerprint(sql);

    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
    assertThat(answer.getHeader("Content-Type")).isEqualTo("application/json");
    JsonObject body = answer.bodyAsJsonObject();
    assertThat(body.getString("fingerprint")).matches("[0-9a-f]{16}");
    assertThat(body.getString("normalized")).contains("$1").doesNotContain("--");
    assertThat(body.getString("algorithm")).isNotBlank();
    assertThat(body.getBoolean("approximate"))
        .isEqualTo(body.getString("algorithm").startsWith("lexer"));
    assertThat(body.getJsonArray("relations")).isEqualTo(new JsonArray(relations));
    assertThat(body.getInteger("statements")).isEqualTo(statements);
    assertThat(body.getString("kind")).isEqualTo(kind);
  }

  @ParameterizedTest
  @MethodSource("statements")
  void fingerprint_isTheSame_overTheBusAsJson(String sql) throws Exception {
    JsonObject question = new JsonObject().put("sql", sql);

    JsonObject answer = overTheBus(question);

    assertThat(answer).isEqualTo(fingerprint(sql).bodyAsJsonObject());
  }

  @Test
  void fingerprint_isOne_forStatementsThatDifferInLiterals() throws Exception {
    JsonObject one = fingerprint("select a from t where b = 1").bodyAsJsonObject();
    JsonObject other = fingerprint("SELECT a FROM t /* x */ WHERE b = 'y'").bodyAsJsonObject();
    JsonObject another = fingerprint("select a from t where c = 1").bodyAsJsonObject();

    assertThat(other.getString("fingerprint")).isEqualTo(one.getString("fingerprint"));
    assertThat(another.getString("fingerprint")).isNotEqualTo(one.getString("fingerprint"));
  }

  @Test
  void fingerprint_isAHit_whenItIsAskedAgain() throws Exception {
    var first = fingerprint("select hit from t");
    var second = fingerprint("select hit from t");

    assertThat(first.getHeader("X-Cache")).isEqualTo("MISS");
    assertThat(second.getHeader("X-Cache")).isEqualTo("HIT");
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void fingerprint_isWhatTheContractShows() throws Exception {
    Buffer contract = vertx.fileSystem().readFile("openapi.yaml").await(5, SECONDS);
    JsonNode operation =
        new YAMLMapper().readTree(contract.getBytes()).at("/paths/~1v1~1fingerprints/post");
    JsonNode body = operation.at("/requestBody/content/application~1json/examples/join/value");
    JsonNode shown = operation.at("/responses/200/content/application~1json/example");

    JsonNode answer = new ObjectMapper().readTree(post(body.toString()).bodyAsString());

    assumeThat(answer.get("algorithm").asText())
        .as("the version of libpg_query that the example is of")
        .isEqualTo("libpg_query-15-4.0.0");
    assertThat(answer).isEqualTo(shown);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("{}", Fault.INVALID, "field 'sql' is missing; a statement was expected"),
        Arguments.of("{\"sql\": null}", Fault.INVALID, "field 'sql' is missing"),
        Arguments.of("{\"sql\": 5}", Fault.INVALID, "field 'sql': expected text"),
        Arguments.of("{\"text\": \"select 1\"}", Fault.INVALID, "unknown field 'text'"),
        Arguments.of("{\"sql\": \"\"}", Fault.INVALID, "field 'sql' is blank"),
        Arguments.of("{\"sql\": \" \\n\"}", Fault.INVALID, "field 'sql' is blank"),
        Arguments.of("{\"sql\": \"-- a\"}", Fault.INVALID, "field 'sql' holds no statement"),
        Arguments.of("{\"sql\": \"/* a */ ;\"}", Fault.INVALID, "field 'sql' holds no statement"),
        Arguments.of("{\"sql\": \"select '\\u0000'\"}", Fault.INVALID, "character 9 is NUL"),
        Arguments.of("{\"sql\": \"select 'a\"}", Fault.INVALID, "does not end"),
        Arguments.of(
            "{\"sql\": \"select '" + "x".repeat(300_000) + "'\"}",
            Fault.TOO_LARGE,
            "field 'sql' has more than 262144 bytes"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void fingerprint_isRefusedWithWhatIsWrong(String body, Fault fault, String detail)
      throws Exception {
    var answer = post(body);

    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(fault.status());
    assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.bodyAsJsonObject().getString("fault")).isEqualTo(fault.name());
    assertThat(answer.bodyAsJsonObject().getString("detail")).contains(detail);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void fingerprint_isRefused_overTheBusAsJson(String body, Fault fault, String detail) {
    JsonObject question = new JsonObject(body);

    assertThatThrownBy(() -> overTheBus(question))
        .matches(cause -> Fault.of(cause) == fault)
        .hasMessageContaining(detail);
  }

  @Test
  void fingerprint_isWrong_whereTheBodyIsNoJsonObject() throws Exception {
    assertThat(post("[]").statusCode()).isEqualTo(400);
    assertThat(post("{").statusCode()).isEqualTo(400);
    assertThat(post("").statusCode()).isEqualTo(400);
  }

  @Test
  void fingerprint_showsInTheMetrics() throws Exception {
    fingerprint("select counted from t");

    String metrics =
        client
            .get(assay.managementPort(), "127.0.0.1", "/metrics")
            .send()
            .await(5, SECONDS)
            .bodyAsString();

    assertThat(metrics)
        .containsPattern("assay_fingerprints_(parsed|cut)_total [1-9]")
        .containsPattern("assay_fingerprints_parsed_total [0-9]")
        .containsPattern("assay_fingerprints_cut_total [0-9]")
        .containsPattern("assay_fingerprints_refused_total [0-9]")
        .containsPattern("assay_fingerprints_waiting 0")
        .containsPattern("assay_cache_size\\{cache=\"fingerprint\",?} [1-9]");
  }
}
