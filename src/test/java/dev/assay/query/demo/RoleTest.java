package dev.assay.query.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.store.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The role that users are told to make, on each version that is supported. */
final class RoleTest {
  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 18})
  void role_readsTheStatementsOfAllAndPlansThem_andWritesNothing(int version) throws Exception {
    TestPostgres postgres = TestPostgres.of(version);
    postgres.create("role");
    postgres.execute("role", "CREATE TABLE before (k int)");

    make(postgres);
    make(postgres);
    postgres.execute("role", "CREATE TABLE since (k int)", "INSERT INTO since VALUES (4711)");

    try (Connection assay = DriverManager.getConnection(postgres.jdbcUrl("role", "assay"))) {
      assertThat(one(assay, "SELECT count(*) FROM pg_stat_statements WHERE query LIKE '%since%'"))
          .isNotEqualTo("0");
      assertThat(one(assay, "SELECT count(*) FROM pg_stat_statements WHERE query LIKE '<%'"))
          .isEqualTo("0");
      assertThat(one(assay, "EXPLAIN SELECT * FROM before")).contains("before");
      assertThat(one(assay, "EXPLAIN SELECT * FROM since")).contains("since");
      assertThat(one(assay, "SHOW statement_timeout")).isEqualTo("30s");
      assertThatThrownBy(() -> one(assay, "DELETE FROM since RETURNING k"))
          .isInstanceOf(SQLException.class);
    }
  }

  private static void make(TestPostgres postgres) throws SQLException, IOException {
    String url = postgres.jdbcUrl("role", postgres.superuser());
    try (Connection owner = DriverManager.getConnection(url)) {
      Script.run(owner, "/db/postgres/role.sql");
    }
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
