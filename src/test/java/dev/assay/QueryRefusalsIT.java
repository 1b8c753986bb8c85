package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.store.TestPostgres;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the whole server says to what is wrong, dangerous or monstrous; it goes on to serve. */
@TestInstance(Lifecycle.PER_CLASS)
class QueryRefusalsIT {
  private static final String EXPLAIN = "/v1/databases/shop/explain";

  private WatchingServer server;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    TestPostgres postgres = TestPostgres.of(18);
    String url = postgres.create("refusals");
    postgres.execute(
        "refusals",
        "CREATE TABLE orders (id int PRIMARY KEY, customer int, amount int)",
        "INSERT INTO orders SELECT i, i, i FROM generate_series(1, 100) i",
        "CREATE TABLE notes (id int, note text)");
    server = new WatchingServer(url, data);
    server.untilShopIs("up");
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  private static JsonObject sql(String text) {
    return new JsonObject().put("sql", text);
  }

  private static JsonObject ok(HttpResponse<Buffer> answer) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
    return answer.bodyAsJsonObject();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "select 1; select 2 | 400 | more than one statement",
        "select 1; create table stolen (i int) | 400 | more than one statement",
        "explain select 1 | 400 | begins with EXPLAIN",
        "create table stolen (i int) | 400 | changes the schema",
        "drop table orders | 400 | changes the schema",
        "vacuum | 400 | has no plan",
        "select from where | 400 | field 'sql'",
        "select * from nowhere | 400 | (at character 15)",
        "`` | 400 | field 'sql' is blank"
      })
  void explain_refuses(String text, int status, String words) throws Exception {
    var answer = server.post(EXPLAIN, sql(text));

    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
    assertThat(answer.bodyAsJsonObject().getString("detail")).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update orders set amount = 0 | only SELECT is run for its plan",
        "delete from orders | only SELECT is run for its plan",
        "insert into notes values (1, 'a') | only SELECT is run for its plan",
        "with gone as (delete from orders returning *) select * from gone | only SELECT is run",
        "select pg_sleep(1) | pg_sleep",
        "select * into stolen from orders | SELECT INTO"
      })
  void explain_doesNotRunWhatChangesAnything(String text, String words) throws Exception {
    var answer = server.post(EXPLAIN, sql(text).put("analyze", true));

    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(403);
    assertThat(answer.bodyAsJsonObject().getString("detail")).contains(words);
  }

  @Test
  void explain_plansATextWithParameters_andDoesNotRunIt() throws Exception {
    String text = "select * from orders where customer = $1 and amount < $2";

    JsonObject planned = ok(server.post(EXPLAIN, sql(text)));
    var ran = server.post(EXPLAIN, sql(text).put("analyze", true));

    assertThat(planned.getBoolean("generic")).isTrue();
    assertThat(ran.statusCode()).as(ran.bodyAsString()).isEqualTo(400);
    assertThat(ran.bodyAsString()).contains("cannot be run without its values");
  }

  private static Stream<Arguments> monsters() {
    String sum = "select " + String.join("+", Collections.nCopies(10_000, "1"));
    String nested = "select * from (".repeat(1_000) + "select 1" + ") a".repeat(1_000);
    String long256 = "select '" + "a".repeat(256 * 1024) + "'";
    String union =
        Collections.nCopies(5_000, "select 1").stream().collect(Collectors.joining(" union all "));
    return Stream.of(
        Arguments.of("/v1/fingerprints", sum, List.of(200)),
        Arguments.of("/v1/fingerprints", nested, List.of(200)),
        Arguments.of("/v1/fingerprints", union, List.of(200)),
        Arguments.of("/v1/fingerprints", long256, List.of(413)),
        Arguments.of("/v1/fingerprints", "select 'a\0b'", List.of(400)),
        Arguments.of(EXPLAIN, sum, List.of(200, 400)),
        Arguments.of(EXPLAIN, nested, List.of(200, 400)),
        Arguments.of(EXPLAIN, union, List.of(200, 400)),
        Arguments.of(EXPLAIN, long256, List.of(413)),
        Arguments.of(EXPLAIN, "select 'a\0b'", List.of(400)),
        Arguments.of("/v1/predictions", sum, List.of(200, 400, 503)),
        Arguments.of("/v1/predictions", nested, List.of(200, 400, 503)),
        Arguments.of("/v1/predictions", long256, List.of(413)),
        Arguments.of("/v1/predictions", "select 'a\0b'", List.of(400)),
        Arguments.of("/v1/predictions", "select 1; select 2", List.of(400)));
  }

  @ParameterizedTest
  @MethodSource("monsters")
  void monsters_haveTheirStatus_andTheServerLives(String path, String text, List<Integer> statuses)
      throws Exception {
    JsonObject body = sql(text);
    if (path.endsWith("predictions")) {
      body.put("database", "shop");
    }

    var answer = server.post(path, body);

    assertThat(statuses).as(answer.bodyAsString()).contains(answer.statusCode());
    if (answer.statusCode() != 200) {
      assertThat(answer.bodyAsJsonObject().getString("detail")).hasSizeBetween(10, 1_000);
    }
    assertThat(server.shop().getString("status")).isEqualTo("up");
  }

  @ParameterizedTest
  @CsvSource({"/v1/fingerprints", EXPLAIN, "/v1/predictions"})
  void bytes_thatAreNoText_areRefused(String path) throws Exception {
    Buffer body =
        Buffer.buffer("{\"database\":\"shop\",\"sql\":\"select '")
            .appendBytes(new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff})
            .appendString("'\"}");

    var answer = server.post(path, body);

    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(400);
    assertThat(answer.bodyAsJsonObject().getString("detail")).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/databases/ship/queries",
    "/v1/databases/ship/queries/0123456789abcdef",
    "/v1/databases/ship/queries/0123456789abcdef/features",
    "/v1/databases/ship/queries/0123456789abcdef/plans"
  })
  void databases_thatAreNotWatched_areAbsent(String path) throws Exception {
    var answer = server.get(path);

    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(404);
    assertThat(answer.bodyAsJsonObject().getString("detail")).contains("did you mean shop?");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/databases/ship/explain",
    "/v1/databases/ship/features",
    "/v1/predictions",
    "/v1/models/train"
  })
  void databases_thatAreNotWatched_areAbsent_whereSomethingIsAsked(String path) throws Exception {
    JsonObject body =
        switch (path) {
          case "/v1/databases/ship/explain" -> sql("select 1");
          case "/v1/databases/ship/features" ->
              new JsonObject().put("fingerprints", new JsonArray().add("0123456789abcdef"));
          case "/v1/predictions" -> sql("select 1").put("database", "ship");
          default -> new JsonObject().put("database", "ship");
        };

    var answer = server.post(path, body);

    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(404);
    assertThat(answer.bodyAsJsonObject().getString("detail")).contains("did you mean shop?");
  }
}
