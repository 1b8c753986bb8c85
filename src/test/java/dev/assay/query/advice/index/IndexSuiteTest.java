package dev.assay.query.advice.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.query.Insight.Basis;
import dev.assay.query.advice.index.Subject.Load;
import dev.assay.store.DebianPostgres;
import dev.assay.store.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Thirty schemas and queries, each with the right index written down first. */
class IndexSuiteTest {
  private static final String DATABASE =
      "CREATE DATABASE advice_suite TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'";

  /** How many were advised, were to be, and both. */
  private record Score(int advised, int expected, int right) {
    double precision() {
      return (double) right / advised;
    }

    double recall() {
      return (double) right / expected;
    }
  }

  @Test
  void advise_findsTheRightIndexes_withHypopg() throws Exception {
    assumeTrue(
        DebianPostgres.lacks().isEmpty(), () -> "SKIPPED: " + DebianPostgres.lacks().orElse(""));
    DebianPostgres server = DebianPostgres.of();
    server.execute("postgres", DATABASE);
    server.execute("advice_suite", "CREATE EXTENSION hypopg");

    Score score = scored(server.jdbcUrl("advice_suite", "postgres"), Basis.HYPOPG);

    assertThat(score.precision()).isGreaterThanOrEqualTo(0.9);
    assertThat(score.recall()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void advise_findsMostOfThem_byEstimates() throws Exception {
    TestPostgres server = TestPostgres.of(18);
    server.execute(null, DATABASE);

    Score score = scored(server.jdbcUrl("advice_suite", server.superuser()), Basis.ESTIMATE);

    assertThat(score.precision()).isGreaterThanOrEqualTo(0.8);
    assertThat(score.recall()).isGreaterThanOrEqualTo(0.8);
  }

  private static Score scored(String url, Basis basis) throws Exception {
    List<SuiteCase> cases = SuiteCase.all("advice");
    assertThat(cases).hasSize(30);
    make(url, cases);
    int advised = 0;
    int expected = 0;
    int right = 0;
    try (var advising = new Advising(url)) {
      for (SuiteCase one : cases) {
        var verdict = advising.advise(one.query(), new Load(null, one.rowsPerCall()));
        assertThat(verdict.basis()).isEqualTo(basis);
        List<String> given =
            verdict.suggested().stream().map(index -> one.written(index.ddl())).toList();
        int hits = hits(one, given);
        advised += given.size();
        expected += one.expected().size();
        right += hits;
        if (hits != given.size() || hits != one.expected().size()) {
          System.out.printf("%s: expected %s, advised %s%n", one.name(), one.expected(), given);
        }
      }
    }
    var score = new Score(advised, expected, right);
    System.out.printf(
        Locale.ROOT,
        "index advice by %s: %d of %d right, precision %.3f, recall %.3f%n",
        basis.wire(),
        right,
        expected,
        score.precision(),
        score.recall());
    return score;
  }

  private static int hits(SuiteCase one, List<String> given) {
    List<List<String>> open = new ArrayList<>(one.expected());
    int hits = 0;
    for (String index : given) {
      hits += open.removeIf(ways -> ways.contains(index)) ? 1 : 0;
    }
    return hits;
  }

  private static void make(String url, List<SuiteCase> cases) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (SuiteCase one : cases) {
        for (String sql : one.statements()) {
          statement.execute(sql);
        }
      }
      statement.execute("VACUUM ANALYZE");
    }
  }
}
