package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Fault;
import dev.assay.config.SettingsException;
import dev.assay.store.TestPostgres;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server with its history in a PostgreSQL: the very one that it watches. */
class HistoryInPostgresIT {
  private static final String SHOP = "/v1/databases/shop";
  private static final String COUNT = "SELECT count(*) FROM orders WHERE amount > ";

  @TempDir Path data;
  @TempDir Path otherData;

  private static String store(TestPostgres postgres) {
    return "postgresql://postgres@localhost:%d/shop".formatted(postgres.port());
  }

  private static boolean enough(JsonObject top) {
    return top.containsKey("queries") && top.getJsonArray("queries").size() >= Customers.STATEMENTS;
  }

  @Test
  void history_isKeptThere_andOutlivesTheServer() throws Exception {
    try (TestPostgres postgres = TestPostgres.start(18, Map.of())) {
      String url = postgres.create("shop");
      String fingerprint;
      try (var server = new WatchingServer(url, data, store(postgres))) {
        JsonObject top;
        try (var used = Customers.of(postgres, "shop")) {
          assertThat(used).isNotNull();
          top = server.until(SHOP + "/queries", HistoryInPostgresIT::enough);
          fingerprint = server.fingerprint(COUNT);
          server.until(
              SHOP + "/queries/" + fingerprint + "/plans", answer -> answer.containsKey("plans"));
        }
        assertThat(WatchingServer.objects(top.getJsonArray("queries")))
            .extracting(query -> query.getString("normalized"))
            .noneMatch(text -> text.matches("(?is).*(watched|interval_|plan_seen|set_config).*"));
        JsonObject pools = server.get("/v1/pools").bodyAsJsonObject();
        assertThat(WatchingServer.objects(pools.getJsonArray("pools")))
            .extracting(pool -> pool.getString("name"))
            .contains("sqlite-read", "postgres-store", "postgres-shop");
        assertThat(server.metrics()).contains("pool=\"postgres-store\"");
        assertThat(server.managed("/health/ready").statusCode()).isEqualTo(200);

        postgres.stop();

        // Not what was asked before, which may be kept.
        var refused = server.get(SHOP + "/queries?since=17m");
        assertThat(refused.statusCode()).as(refused.bodyAsString()).isEqualTo(503);
        assertThat(refused.bodyAsJsonObject().getString("detail"))
            .contains("the database store at localhost", "cannot be reached");
        assertThat(server.managed("/health/ready").bodyAsString())
            .contains("the database store at localhost");
        assertThat(server.managed("/health/ready").statusCode()).isEqualTo(503);

        postgres.restart();

        server.untilShopIs("up");
        assertThat(server.managed("/health/ready").statusCode()).isEqualTo(200);
      }
      try (var server = new WatchingServer(url, otherData, store(postgres))) {
        assertThat(server.fingerprint(COUNT)).isEqualTo(fingerprint);
      }
    }
  }

  @Test
  void start_endsWithOneLine_whereTheStoreIsNotThere() {
    assertThatThrownBy(() ->
            new WatchingServer(
                "postgresql://localhost:1/shop", data, "postgresql://u:secret@localhost:1/history"))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.UNAVAILABLE))
        .hasMessageStartingWith("the database store at localhost:1/history cannot be reached")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("\n");
    assertThatThrownBy(() ->
            new WatchingServer("postgresql://localhost:1/shop", data, "mysql://localhost/history"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("store.url is not a PostgreSQL");
    assertThat(data).isDirectoryNotContaining("glob:**-wal");
  }
}
