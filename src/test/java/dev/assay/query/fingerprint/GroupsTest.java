package dev.assay.query.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has one fingerprint and what has two, by the library and by the lexer alike. */
class GroupsTest {
  static Stream<List<String>> same() {
    return Stream.of(
        List.of(
            "select * from t where k = 7",
            "select * from t where k = $1",
            "SELECT *\n\tFROM T WHERE K=8",
            "select * from t where k = 7;",
            "select /* a /* b */ c */ * from t -- d\n where k = '9'",
            "select * from t where k in (1, 2)",
            "select * from t where k in (1, 2, 3, 4)",
            "select * from t where k in ($1, $2 /*, ... */)",
            "select * from t where k = any($1)",
            "select * from t where k = any ('{1,2}'::int[])",
            "select * from t where k = -5",
            "select * from t where k = null",
            "select * from t where k = true",
            "select * from \"t\" where \"k\" = 1",
            "select * from t where k = $$x$$",
            "select * from t where k = date '2020-01-01'",
            "select * from t where k = date $1",
            "select * from t where k = interval '1' day",
            "select * from t where k = $1::timestamp",
            "select * from t where k = 7::numeric(10, 2)",
            "select * from t as x where k = 1"),
        List.of(
            "insert into t(a, b) values (1, 'x')",
            "insert into t(a, b) values (1, 'x'), (2, 'y'), (3, default)",
            "insert into t(a, b) values ($1, $2)"),
        List.of("select a from t limit 5", "select a from t limit $1", "select a from t limit 70"),
        List.of("select a from t where k not in (1)", "select a from t where k not in (1, 2, 3)"),
        List.of("select a as x, b from t", "select b as x, a as y from t"),
        List.of("execute a(1)", "execute b(2)"),
        List.of("close a", "close b"));
  }

  static Stream<List<String>> different() {
    return Stream.of(
        List.of("select x.a from t x", "select y.a from t y"),
        List.of("select a from t", "select b from t"),
        List.of("select a from t", "select distinct a from t", "select distinct on (a) a from t"),
        List.of("select a from t where a = 1", "select a from t where a < 1"),
        List.of("select a from t where a is null", "select a from t where a is not null"),
        List.of("select a from t where a in (1)", "select a from t where a not in (1)"),
        List.of("select a from t where k in (1, 2)", "select a from t where k in (select 1)"),
        List.of("select a from t order by a", "select a from t order by a desc"),
        List.of("select a from \"T\"", "select a from t"),
        List.of("select a from s.t", "select a from t"),
        List.of("select 1", "select 1; select 1"),
        List.of("explain select 1", "select 1"),
        List.of("select a from t", "select a from t for update"));
  }

  @ParameterizedTest
  @MethodSource("same")
  void lexer_givesOneFingerprint_whenOnlyLiteralsAndNoiseDiffer(List<String> texts) {
    assertThat(fingerprints(texts, sql -> Answers.cut(sql).fingerprint())).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("different")
  void lexer_givesManyFingerprints_whenTheStatementsDiffer(List<String> texts) {
    assertThat(fingerprints(texts, sql -> Answers.cut(sql).fingerprint())).hasSameSizeAs(texts);
  }

  @ParameterizedTest
  @MethodSource("same")
  void library_givesOneFingerprint_whenOnlyLiteralsAndNoiseDiffer(List<String> texts) {
    assumeThat(PgQuery.load()).as("libpg_query is installed").isPresent();

    assertThat(fingerprints(texts, GroupsTest::parsed)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("different")
  void library_givesManyFingerprints_whenTheStatementsDiffer(List<String> texts) {
    assumeThat(PgQuery.load()).as("libpg_query is installed").isPresent();

    assertThat(fingerprints(texts, GroupsTest::parsed)).hasSameSizeAs(texts);
  }

  @Test
  void library_saysThatItWasNotApproximate_andTheLexerThatItWas() {
    assumeThat(PgQuery.load()).as("libpg_query is installed").isPresent();

    var parsed = Answers.parsed("select a from t where b = 1");
    var cut = Answers.cut("select a from t where b = 1");

    assertThat(parsed.algorithm()).startsWith("libpg_query-");
    assertThat(parsed.approximate()).isFalse();
    assertThat(cut.algorithm()).isEqualTo("lexer-1");
    assertThat(cut.approximate()).isTrue();
    assertThat(parsed.normalized()).isEqualTo(cut.normalized());
    assertThat(cut.fingerprint()).matches("[0-9a-f]{16}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"select 1_000 from t", "select a from t where", "this is not SQL", "select k = ?"})
  void parser_answersWithTheLexer_whenTheLibraryRefusesTheText(String sql) {
    var answer = Answers.parsed(sql);

    assertThat(answer.algorithm()).isEqualTo("lexer-1");
    assertThat(answer.approximate()).isTrue();
    assertThat(answer.fingerprint()).isEqualTo(Answers.cut(sql).fingerprint());
  }

  private static String parsed(String sql) {
    var answer = Answers.parsed(sql);
    return answer.approximate() ? sql : answer.fingerprint();
  }

  private static List<String> fingerprints(List<String> texts, Function<String, String> by) {
    return texts.stream().map(by).distinct().toList();
  }
}
