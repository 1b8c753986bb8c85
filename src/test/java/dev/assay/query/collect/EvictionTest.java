package dev.assay.query.collect;

import static dev.assay.query.collect.CollectFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.Query.Figures;
import dev.assay.query.Query.Top;
import dev.assay.store.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is collected of servers that keep fewer statements than are run. */
class EvictionTest {
  // Of letters alone, for a fingerprint looks at no digits in names.
  private static final List<String> COLUMNS =
      IntStream.range(0, 400)
          .mapToObj(i -> "%c%c".formatted('a' + i / 20, 'c' + i % 20))
          .map("c"::concat)
          .toList();

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void collect_neverTellsMoreThanWasDone(int version) throws Exception {
    try (TestPostgres server =
        TestPostgres.start(version, Map.of("pg_stat_statements.max", "100"))) {
      String shop = server.create("shop");
      server.execute("shop", "CREATE TABLE odd (" + String.join(" int, ", COLUMNS) + " int)");
      server.execute("shop", "CREATE TABLE usual (id int)");
      run(shop, 500, "SELECT id FROM usual");
      try (var fixture = CollectFixture.of(directory, shop)) {
        for (int round = 0; round < 3; round++) {
          runMany(shop);
          run(shop, 20, "SELECT id FROM usual");
          fixture.collect();
        }

        Top top = fixture.top();

        assertThat(fixture.figures("from usual").calls()).isBetween(20L, 60L);
        assertThat(top.queries())
            .filteredOn(query -> query.normalized().contains("from odd"))
            .hasSizeGreaterThan(20)
            .allSatisfy(query -> assertThat(query.calls()).isBetween(1L, 3L));
        assertThat(top.queries()).extracting(Figures::totalMs).allMatch(total -> total > 0);
      }
    }
  }

  private static void runMany(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (String column : COLUMNS) {
        statement.execute("SELECT " + column + " FROM odd");
      }
    }
  }
}
