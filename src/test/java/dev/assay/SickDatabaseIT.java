package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.store.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the whole server says where the database is not as it should be. */
class SickDatabaseIT {
  private static final String SHOP = "/v1/databases/shop";
  private static final String EXPLAIN = SHOP + "/explain";
  private static final String COUNT = "SELECT count(*) FROM orders WHERE amount > ";

  @TempDir Path data;

  private static JsonObject sql(String text) {
    return new JsonObject().put("sql", text);
  }

  @Test
  void database_thatIsDown_isSaidToBe_withWhatWasKnown() throws Exception {
    try (TestPostgres postgres = TestPostgres.start(18, Map.of())) {
      String url = postgres.create("shop");
      try (var server = new WatchingServer(url, data)) {
        String fingerprint;
        try (var used = Customers.of(postgres, "shop")) {
          assertThat(used).isNotNull();
          server.until(
              SHOP + "/queries", top -> top.getJsonArray("queries").size() >= Customers.STATEMENTS);
          fingerprint = server.fingerprint(COUNT);
          server.until(
              SHOP + "/queries/" + fingerprint + "/plans",
              answer -> answer.containsKey("plans") && !answer.getJsonArray("plans").isEmpty());
        }
        JsonObject seen = new JsonObject().put("fingerprint", fingerprint);
        JsonObject planned = server.post(EXPLAIN, seen).bodyAsJsonObject();

        postgres.stop();
        JsonObject shop = server.untilShopIs("down");

        assertThat(shop.getString("reason")).isNotBlank();
        var text = server.post(EXPLAIN, sql("SELECT note FROM notes WHERE id = 5"));
        assertThat(text.statusCode()).as(text.bodyAsString()).isEqualTo(503);
        assertThat(text.bodyAsJsonObject().getString("detail")).contains("shop");
        var older = server.post(EXPLAIN, seen);
        assertThat(older.statusCode()).as(older.bodyAsString()).isEqualTo(200);
        assertThat(older.bodyAsJsonObject().getString("shape"))
            .isEqualTo(planned.getString("shape"));
        assertThat(older.bodyAsJsonObject().getString("stale"))
            .as(older.bodyAsString())
            .isNotBlank();
        var top = server.get(SHOP + "/queries");
        assertThat(top.statusCode()).as(top.bodyAsString()).isEqualTo(200);
        assertThat(top.bodyAsJsonObject().getString("stale")).startsWith("down since ");
        assertThat(top.bodyAsJsonObject().getJsonArray("queries")).isNotEmpty();
        var prediction =
            server.post(
                "/v1/predictions",
                new JsonObject().put("database", "shop").put("fingerprint", fingerprint));
        assertThat(prediction.statusCode()).as(prediction.bodyAsString()).isEqualTo(200);
        assertThat(prediction.bodyAsJsonObject().getString("source")).isEqualTo("history");
        var unseen =
            server.post(
                "/v1/predictions",
                sql("SELECT note FROM notes WHERE id = 5").put("database", "shop"));
        assertThat(unseen.statusCode()).as(unseen.bodyAsString()).isEqualTo(503);

        postgres.restart();

        assertThat(server.untilShopIs("up").getString("reason")).isNull();
        assertThat(server.post(EXPLAIN, sql("SELECT note FROM notes WHERE id = 6")).statusCode())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void database_withoutStatistics_saysHowToTurnThemOn() throws Exception {
    try (TestPostgres postgres = TestPostgres.start(18, Map.of("shared_preload_libraries", ""))) {
      postgres.execute(null, "CREATE DATABASE bare");
      try (var server = new WatchingServer(postgres.jdbcUrl("bare", "postgres"), data)) {
        JsonObject shop = server.untilShopIs("limited");

        assertThat(shop.getString("reason"))
            .contains("shared_preload_libraries = 'pg_stat_statements'")
            .contains("CREATE EXTENSION pg_stat_statements;");
        var top = server.get(SHOP + "/queries");
        assertThat(top.statusCode()).as(top.bodyAsString()).isEqualTo(200);
        assertThat(top.bodyAsJsonObject().getString("stale")).contains("CREATE EXTENSION");
        var planned = server.post(EXPLAIN, sql("SELECT 1"));
        assertThat(planned.statusCode()).as(planned.bodyAsString()).isEqualTo(200);
        var predicted = server.post("/v1/predictions", sql("SELECT 1").put("database", "shop"));
        assertThat(predicted.statusCode()).as(predicted.bodyAsString()).isEqualTo(503);
        assertThat(predicted.bodyAsJsonObject().getString("detail")).contains("fewer than 10");
      }
    }
  }
}
