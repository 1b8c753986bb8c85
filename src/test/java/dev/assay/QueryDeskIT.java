package dev.assay;

import static dev.assay.WatchingServer.objects;
import static dev.assay.WatchingServer.ok;
import static dev.assay.WatchingServer.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.bus.Fault;
import dev.assay.ml.Ml;
import dev.assay.query.Query;
import dev.assay.store.TestPostgres;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
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

/** The query desk end to end: the whole server over HTTP, a PostgreSQL 18 and who uses it. */
@TestInstance(Lifecycle.PER_CLASS)
class QueryDeskIT {
  private static final String SHOP = "/v1/databases/shop";
  private static final String EXPLAIN = SHOP + "/explain";
  private static final String COUNT = "SELECT count(*) FROM orders WHERE amount > ";

  private Customers customers;
  private WatchingServer server;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    TestPostgres postgres = TestPostgres.of(18);
    String url = postgres.create("whole_desk");
    customers = Customers.of(postgres, "whole_desk");
    server = new WatchingServer(url, directory);
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
  void databases_showsHowItIs() throws Exception {
    JsonObject shop = server.shop();

    assertThat(shop.getString("name")).isEqualTo("shop");
    assertThat(shop.getString("status")).as(shop.encode()).isEqualTo("up");
    assertThat(shop.getString("version")).startsWith("18.");
    assertThat(shop.getString("at")).endsWith("/whole_desk").doesNotContain("postgres@", "user=");
    assertThat(shop.getString("collectedAt")).isNotNull();
    assertThat(shop.getLong("queries")).isGreaterThanOrEqualTo(Customers.STATEMENTS);
    assertThat(shop.getValue("progress")).isNull();
  }

  private static Stream<Arguments> orders() {
    return Stream.of(
        Arguments.of("totalTime", figure("totalMs")),
        Arguments.of("meanTime", figure("meanMs")),
        Arguments.of("calls", figure("calls")),
        Arguments.of("rows", figure("rows")),
        Arguments.of(
            "temp",
            (ToDoubleFunction<JsonObject>)
                query -> query.getDouble("tempRead") + query.getDouble("tempWritten")));
  }

  private static ToDoubleFunction<JsonObject> figure(String name) {
    return query -> query.getDouble(name);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void queries_areInTheOrderThatIsAskedFor(String order, ToDoubleFunction<JsonObject> figure)
      throws Exception {
    JsonObject top = ok(server.get(SHOP + "/queries?limit=10&since=30m&order=" + order));

    List<JsonObject> queries = objects(top.getJsonArray("queries"));
    assertThat(queries).hasSize(10);
    assertThat(queries.stream().map(figure::applyAsDouble).toList())
        .isSortedAccordingTo(Collections.reverseOrder());
    assertThat(top.getString("stale")).isNull();
    assertThat(queries)
        .allSatisfy(query -> {
          assertThat(query.getLong("calls")).isPositive();
          assertThat(query.getDouble("totalMs"))
              .isCloseTo(query.getLong("calls") * query.getDouble("meanMs"), within(0.01));
        });
  }

  @Test
  void queries_areThoseOfTheUsers_withoutLiteralsAndWithoutOurOwn() throws Exception {
    String all = server.queries().encode().toLowerCase(Locale.ROOT);

    assertThat(all)
        .contains("from orders where amount > $1")
        .contains("insert into notes(note) values ($1)")
        .doesNotContain("pg_stat_statements", "explain", "pg_class", "'note", "other 1");
  }

  @Test
  void query_hasItsSeries() throws Exception {
    String fingerprint = server.fingerprint(COUNT);

    JsonObject query = ok(server.get(SHOP + "/queries/" + fingerprint));

    List<JsonObject> series = objects(query.getJsonArray("series"));
    assertThat(series.stream().map(point -> point.getString("from")).toList()).isSorted();
    assertThat(series.stream().mapToLong(point -> point.getLong("calls")).sum())
        .isEqualTo(query.getJsonObject("total").getLong("calls"));
    assertThat(texts(query.getJsonArray("relations"))).containsExactly("orders");
    assertThat(texts(query.getJsonArray("queryIds")))
        .isNotEmpty()
        .allSatisfy(id -> assertThat(id).matches("-?[0-9]+"));
  }

  private static List<String> texts(JsonArray array) {
    return array.stream().map(String.class::cast).toList();
  }

  @Test
  void features_areTheSame_oneByOneAndTogether() throws Exception {
    server.until(
        SHOP + "/queries/" + server.fingerprint(COUNT) + "/features",
        features ->
            features.getJsonArray("queries").getJsonObject(0).getString("planFrom") != null);
    String scan = server.fingerprint(COUNT);
    String update = server.fingerprint("UPDATE customers");
    JsonObject both =
        new JsonObject().put("fingerprints", new JsonArray(List.of(update, "0123", scan)));

    JsonObject one = ok(server.get(SHOP + "/queries/" + scan + "/features?scenario=current"));
    JsonObject many = ok(server.post(SHOP + "/features", both));

    JsonObject values = one.getJsonArray("queries").getJsonObject(0).getJsonObject("values");
    List<JsonObject> sets = objects(many.getJsonArray("queries"));
    assertThat(one.getString("version")).isEqualTo(many.getString("version"));
    assertThat(sets.stream().map(set -> set.getString("fingerprint")).toList())
        .containsExactly(update, scan);
    assertThat(texts(many.getJsonArray("absent"))).containsExactly("0123");
    assertThat(sets.getLast().getJsonObject("values").fieldNames())
        .isEqualTo(values.fieldNames())
        .hasSizeGreaterThan(20);
    assertThat(values.stream().map(value -> ((Number) value.getValue()).doubleValue()))
        .allSatisfy(value -> assertThat(value).isNotNegative().isFinite());
  }

  @Test
  void explain_isOfATextOrOfAQuery() throws Exception {
    String fingerprint = server.fingerprint(COUNT);

    JsonObject text = ok(server.post(EXPLAIN, sql(COUNT + "777")));
    JsonObject seen = ok(server.post(EXPLAIN, new JsonObject().put("fingerprint", fingerprint)));

    assertThat(text.getString("fingerprint")).isEqualTo(fingerprint);
    assertThat(text.getString("shape")).isEqualTo(seen.getString("shape"));
    assertThat(text.getBoolean("analyzed")).isFalse();
    assertThat(text.getDouble("totalCost")).isPositive();
    assertThat(text.encode()).contains("Seq Scan").doesNotContain("777");
    assertThat(text.getJsonArray("times")).isEmpty();
  }

  @Test
  void explain_runsASelect_whereItIsAskedTo() throws Exception {
    JsonObject ran = ok(server.post(EXPLAIN, sql(COUNT + "990").put("analyze", true)));

    assertThat(ran.getBoolean("analyzed")).isTrue();
    assertThat(ran.getDouble("executionMs")).isPositive();
    List<JsonObject> times = objects(ran.getJsonArray("times"));
    assertThat(times.stream().map(time -> time.getString("node")).toList()).startsWith("0", "0.0");
    assertThat(times.stream().mapToDouble(time -> time.getDouble("share")).sum())
        .isPositive()
        .isLessThan(1.001);
    assertThat(objects(ran.getJsonArray("problems")))
        .anySatisfy(problem -> {
          assertThat(problem.getString("kind")).isEqualTo("slowScan");
          assertThat(problem.getString("node")).isEqualTo("0.0");
        });
  }

  @Test
  void plans_areThoseThatWereSeen() throws Exception {
    String path = SHOP + "/queries/" + server.fingerprint(COUNT) + "/plans";

    JsonObject plans =
        server.until(
            path, answer -> answer.containsKey("plans") && !answer.getJsonArray("plans").isEmpty());

    assertThat(plans.getInteger("flips")).isEqualTo(plans.getJsonArray("plans").size() - 1);
    assertThat(plans.getJsonArray("plans").encode()).contains("Seq Scan");
  }

  @Test
  void fingerprint_isThatOfTheCollectedQuery() throws Exception {
    JsonObject made =
        ok(server.post("/v1/fingerprints", sql("select COUNT(*) from Orders where amount>1 -- x")));

    assertThat(made.getString("fingerprint")).isEqualTo(server.fingerprint(COUNT));
  }

  @Test
  void metrics_tellOfTheCollectorAndThePools() throws Exception {
    assertThat(server.metrics())
        .containsPattern("assay_collect_intervals_total [1-9]")
        .containsPattern("assay_collect_failures_total 0")
        .contains("assay_ml_retry_budget");
  }

  @Test
  void bus_answersJsonWithJson() throws Exception {
    JsonObject question = new JsonObject().put("database", "shop").put("limit", 3);

    JsonObject top = server.overTheBus(Query.TOP.address(), question);
    JsonObject explained =
        server.overTheBus(
            Query.EXPLAIN.address(), sql("SELECT 1 FROM notes").put("database", "shop"));
    JsonObject proxy = server.overTheBus(Ml.PROXY.address(), new JsonObject());

    assertThat(top.getJsonArray("queries")).hasSize(3);
    assertThat(explained.getString("shape")).isNotEmpty();
    assertThat(proxy.getJsonObject("operations").fieldNames()).contains("infer", "fit", "models");
    assertThatThrownBy(() ->
            server.overTheBus(Query.TOP.address(), new JsonObject().put("database", "nowhere")))
        .isInstanceOfSatisfying(
            ReplyException.class,
            refused -> assertThat(refused.failureCode()).isEqualTo(Fault.ABSENT.status()));
  }
}
