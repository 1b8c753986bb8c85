package dev.assay;

import static dev.assay.WatchingServer.objects;
import static dev.assay.WatchingServer.ok;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.store.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the whole server concludes when an index goes while its query is called all the time. */
@TestInstance(Lifecycle.PER_CLASS)
class InsightIT {
  private static final String SHOP = "/v1/databases/shop";
  private static final String MAX = "SELECT max(amount) FROM orders WHERE customer = ";
  private static final Duration INTERVAL = Duration.ofMillis(250);
  // As many intervals as an anomaly needs, and those that are looked at beside them.
  private static final int PAST = 28;
  private static final String SPAN = "3s";

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private Path data;
  private String url;
  private Connection connection;
  private ScheduledFuture<?> calls;
  private WatchingServer server;
  private String fingerprint;
  private JsonObject opened;

  @BeforeAll
  void loseAnIndex(@TempDir Path directory) throws Exception {
    data = directory;
    TestPostgres postgres = TestPostgres.of(18);
    url = postgres.create("insight");
    postgres.execute(
        "insight",
        "CREATE TABLE orders (id int PRIMARY KEY, customer int, amount int)",
        "INSERT INTO orders SELECT i, i % 4000, i * 7919 % 1000 FROM generate_series(1, 40000) i",
        "CREATE INDEX of_customer ON orders (customer)",
        "ANALYZE",
        "CREATE ROLE caller LOGIN",
        "GRANT SELECT ON orders TO caller");
    connection = DriverManager.getConnection(postgres.jdbcUrl("insight", "caller"));
    calls = clock.scheduleWithFixedDelay(this::call, 0, 10, MILLISECONDS);
    server = new WatchingServer(url, data, INTERVAL);
    server.until(SHOP + "/queries", top -> top.encode().contains("max("));
    fingerprint = server.fingerprint(MAX);
    server.until(
        SHOP + "/queries/" + fingerprint, query -> query.getJsonArray("series").size() >= PAST);
    take("before");
    postgres.execute("insight", "DROP INDEX of_customer");
    opened =
        server.until(
            SHOP + "/anomalies?state=open&fingerprint=" + fingerprint,
            answer -> !answer.getJsonArray("anomalies").isEmpty());
    server.until(
        SHOP + "/queries/" + fingerprint + "?since=" + SPAN,
        query -> objects(query.getJsonArray("series")).stream().allMatch(InsightIT::isSlow));
    take("after");
  }

  private void call() {
    try (var statement = connection.createStatement()) {
      statement.execute(MAX + 17);
      statement.execute("SELECT amount FROM orders WHERE id = 17");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSlow(JsonObject point) {
    return point.getDouble("meanMs") > 0.3;
  }

  private void take(String name) throws Exception {
    var taken =
        server.post(
            SHOP + "/snapshots",
            new JsonObject().put("name", name).put("type", "preDeploy").put("span", SPAN));
    assertThat(taken.statusCode()).as(taken.bodyAsString()).isEqualTo(201);
  }

  @AfterAll
  void stop() throws Exception {
    calls.cancel(false);
    clock.close();
    connection.close();
    server.close();
  }

  @Test
  void anomalies_tellOfTheQueryThatHasBecomeSlow() throws Exception {
    JsonObject anomaly = objects(opened.getJsonArray("anomalies")).getFirst();
    var others = server.get(SHOP + "/anomalies?state=closed");

    assertThat(anomaly.getString("kind")).isIn("planFlip", "spike");
    assertThat(anomaly.getString("unit")).isEqualTo("ms");
    assertThat(anomaly.getDouble("figure"))
        .isGreaterThan(anomaly.getJsonObject("baseline").getDouble("high"));
    assertThat(anomaly.getJsonObject("baseline").getInteger("intervals"))
        .isGreaterThanOrEqualTo(20);
    assertThat(anomaly.getDouble("confidence")).isPositive().isLessThanOrEqualTo(1);
    assertThat(anomaly.getJsonArray("changed").encode()).contains("blocks");
    assertThat(others.statusCode()).as(others.bodyAsString()).isEqualTo(400);
    assertThat(others.bodyAsJsonObject().getString("detail")).contains("open, resolved");
    assertThat(server.metrics())
        .containsPattern("assay_anomalies_opened_total\\{kind=\"(planFlip|spike)\"} [1-9]");
  }

  @Test
  void compare_tellsWhichQueryGotWorse_andWhichDidNot() throws Exception {
    JsonObject compared = ok(server.get(SHOP + "/snapshots/compare?before=before&after=after"));

    assertThat(objects(compared.getJsonArray("queries")))
        .filteredOn(query -> query.getString("fingerprint").equals(fingerprint))
        .singleElement()
        .satisfies(query -> {
          assertThat(query.getString("verdict")).as(query.encode()).isEqualTo("degraded");
          assertThat(query.getDouble("ratio"))
              .isGreaterThan(query.getJsonObject("noise").getDouble("high"));
          assertThat(query.getString("planAfter")).isNotEqualTo(query.getString("planBefore"));
        });
    assertThat(compared.getJsonObject("totals").getInteger("improved")).isZero();
  }

  @Test
  void snapshots_thatAreNotThere_orTwice_areRefusedInWords() throws Exception {
    var absent = server.get(SHOP + "/snapshots/compare?before=before&after=never");
    var twice = server.post(SHOP + "/snapshots", new JsonObject().put("name", "before"));
    var broken = server.post(SHOP + "/snapshots", new JsonObject().put("name", "two\nlines"));

    assertThat(absent.statusCode()).isEqualTo(404);
    assertThat(absent.bodyAsJsonObject().getString("detail"))
        .contains("no snapshot 'never' of shop", "'after', 'before'");
    assertThat(twice.statusCode()).isEqualTo(409);
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.bodyAsJsonObject().getString("detail")).contains("control characters");
  }

  @Test
  void workload_saysThatTheTimeIsTooShort() throws Exception {
    JsonObject workload = ok(server.get(SHOP + "/workload-patterns"));

    assertThat(workload.getJsonArray("patterns")).isEmpty();
    assertThat(workload.getString("lacks")).contains("weekly ones need 3 weeks, there are 0");
  }

  @Test
  void advice_isStillDecided_afterARestart() throws Exception {
    String own = SHOP + "/advice?fingerprint=" + fingerprint;
    JsonObject advice = ok(server.get(own));
    JsonObject index =
        objects(advice.getJsonArray("advice")).stream()
            .filter(one -> one.getString("kind").equals("index"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(advice.encode()));
    JsonObject accepted =
        ok(
            server.post(
                SHOP + "/advice/" + index.getString("id"),
                new JsonObject().put("decision", "accepted").put("reason", "it was there before")));

    server.close();
    server = new WatchingServer(url, data, INTERVAL);

    assertThat(index.getString("ddl"))
        .startsWith("CREATE INDEX CONCURRENTLY orders_customer_")
        .contains(" ON public.orders (customer");
    assertThat(index.getString("decision")).isEqualTo("open");
    assertThat(index.getString("basis")).isEqualTo("estimate");
    assertThat(advice.getString("degraded")).containsOnlyOnce("hypopg is not");
    assertThat(accepted.getString("decision")).isEqualTo("accepted");
    assertThat(accepted.getJsonObject("effect").getString("lacks"))
        .contains("the index is not there");
    assertThat(objects(ok(server.get(own)).getJsonArray("advice")))
        .filteredOn(one -> one.getString("id").equals(index.getString("id")))
        .extracting(one -> one.getString("decision"))
        .containsExactly("accepted");
  }
}
