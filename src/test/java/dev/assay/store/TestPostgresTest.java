package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestPostgresTest {
  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 18})
  void of_isAServerOfThatVersion_withStatements(int version) throws SQLException {
    TestPostgres postgres = TestPostgres.of(version);

    String url = postgres.create("of_" + version);

    assertThat(one(url, "SHOW server_version")).startsWith(version + ".");
    assertThat(one(url, "SELECT count(*) > 0 FROM pg_stat_statements")).isEqualTo("t");
    assertThat(TestPostgres.of(version)).isSameAs(postgres);
  }

  @Test
  void restart_keepsDataAndPort() throws IOException, SQLException {
    try (TestPostgres postgres = TestPostgres.start(18, Map.of("work_mem", "64kB"))) {
      String url = postgres.create("kept");
      postgres.execute("kept", "CREATE TABLE t AS SELECT 7 AS k");

      postgres.restart();

      assertThat(one(url, "SELECT k FROM t")).isEqualTo("7");
      assertThat(one(url, "SHOW work_mem")).isEqualTo("64kB");
    }
  }

  @Test
  void start_saysWhatIsMissing_whereThereAreNoBinaries() {
    assertThatThrownBy(() -> TestPostgres.start(9, Map.of()))
        .hasStackTraceContaining("no PostgreSQL 9 at");
  }

  private static String one(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
