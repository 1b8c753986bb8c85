package dev.assay.query.advice.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.query.Advisory.Basis;
import dev.assay.query.advice.index.Subject.Load;
import dev.assay.store.DebianPostgres;
import dev.assay.store.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Thirty schemas and queries, each with the right index written down first; the rules were made
 * over them. Fifteen more were written down after the rules, to see whether these hold elsewhere.
 */
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

    void isAtLeast(double floor) {
      assertThat(precision()).isGreaterThanOrEqualTo(floor);
      assertThat(recall()).isGreaterThanOrEqualTo(floor);
    }
  }

  @Test
  void advise_findsTheRightIndexes_withHypopg() throws Exception {
    assumeTrue(
        DebianPostgres.lacks().isEmpty(), () -> "SKIPPED: " + DebianPostgres.lacks().orElse(""));
    DebianPostgres server = DebianPostgres.of();
    server.execute("postgres", DATABASE);
    server.execute("advice_suite", "CREATE EXTENSION hypopg");

    List<Score> scores = scored(server.jdbcUrl("advice_suite", "postgres"), Basis.HYPOPG);

    assertThat(scores).allSatisfy(score -> score.isAtLeast(0.9));
  }

  @Test
  void advise_findsMostOfThem_byEstimates() throws Exception {
    TestPostgres server = TestPostgres.of(18);
    server.execute(null, DATABASE);

    List<Score> scores = scored(server.jdbcUrl("advice_suite", server.superuser()), Basis.ESTIMATE);

    assertThat(scores).allSatisfy(score -> score.isAtLeast(0.9));
  }

  private static List<Score> scored(String url, Basis basis) throws Exception {
    List<SuiteCase> known = SuiteCase.all("advice");
    List<SuiteCase> unseen = SuiteCase.all("advice-unseen");
    assertThat(known).hasSize(30);
    assertThat(unseen).hasSize(15);
    make(url, Stream.concat(known.stream(), unseen.stream()).toList());
    try (var advising = new Advising(url)) {
      return List.of(
          scored(advising, known, basis, "the thirty"),
          scored(advising, unseen, basis, "those written after the rules"));
    }
  }

  private static Score scored(Advising advising, List<SuiteCase> cases, Basis basis, String which)
      throws Exception {
    int advised = 0;
    int expected = 0;
    int right = 0;
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
    var score = new Score(advised, expected, right);
    System.out.printf(
        Locale.ROOT,
        "index advice by %s, %s: %d advised, %d expected, %d right: precision %.3f, recall %.3f%n",
        basis.wire(),
        which,
        advised,
        expected,
        right,
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
