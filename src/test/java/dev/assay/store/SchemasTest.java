package dev.assay.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Call;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the two schemas together: what one statement reads and writes must be in both. */
class SchemasTest {
  private static final String OF_SQLITE =
      """
      SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
      WHERE t.type = 'table' AND t.name NOT LIKE 'pattern%' AND t.name NOT LIKE 'find%'
        AND t.name NOT LIKE 'vocabulary%' AND t.name NOT LIKE 'sqlite%'
      ORDER BY t.name, c.cid\
      """;

  // What every table of SQLite has by itself is no difference.
  private static final String OF_POSTGRES =
      """
      SELECT table_name || '.' || column_name FROM information_schema.columns
      WHERE table_schema = 'assay' AND table_name <> 'schema_version' AND column_name <> 'rowid'
      ORDER BY table_name COLLATE "C", ordinal_position\
      """;

  private final Vertx vertx = Vertx.vertx();
  @TempDir Path dir;

  @AfterEach
  void close() throws Exception {
    vertx.close().await(20, SECONDS);
  }

  private List<String> columns(TestStore store, String sql) throws Exception {
    Database database = store.open(vertx, dir).await(40, SECONDS);
    List<String> columns =
        database
            .read(
                Call.within(Duration.ofSeconds(20)),
                session -> session.all(sql, row -> row.getString(1)))
            .await(20, SECONDS);
    database.close().await(20, SECONDS);
    return columns;
  }

  @Test
  void theHistory_hasTheSameTablesAndColumns_inBoth() throws Exception {
    List<String> embedded = columns(TestStore.EMBEDDED, OF_SQLITE);

    List<String> postgres = columns(TestStore.POSTGRES, OF_POSTGRES);

    assertThat(embedded).contains("watched.name", "plan_seen.shape", "training_job.reason");
    assertThat(postgres).containsExactlyElementsOf(embedded);
  }

  @Test
  void migrations_areExactlyTheFilesThatShip() throws Exception {
    try (var files = Files.list(Path.of("src/main/resources/db/postgres"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> Character.isDigit(name.charAt(0)))
          .containsExactlyInAnyOrderElementsOf(PgMigrations.POSTGRES);
    }
    assertThat(PgMigrations.POSTGRES).isSorted();
  }
}
