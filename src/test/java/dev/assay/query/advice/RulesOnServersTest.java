package dev.assay.query.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.Advisory.Advice;
import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.Advisory.Advised;
import dev.assay.query.Advisory.Basis;
import dev.assay.store.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every rule from end to end: statements are run on a real server, collected, planned and advised
 * on; beside each that shows the problem runs one that nearly does, on which nothing may be said.
 */
class RulesOnServersTest {
  private static final int MINUTES = 6;
  private static final String[] TABLES = {
    "CREATE TABLE item (id int PRIMARY KEY, code int, owner int, flag varchar(10), label"
        + " varchar(10), made timestamp, note text)",
    "INSERT INTO item SELECT g, g, g % 100, CASE WHEN g % 2 = 0 THEN 'a' ELSE 'b' END, 'l' || g,"
        + " timestamp '2026-01-01' + g * interval '1 minute', repeat(md5(g::text), 10)"
        + " FROM generate_series(1, 100000) g",
    "CREATE INDEX ON item (code)",
    "CREATE INDEX ON item (owner)",
    "CREATE INDEX ON item (flag)",
    "CREATE INDEX ON item (label)",
    "CREATE TABLE author (id int PRIMARY KEY, name text)",
    "INSERT INTO author SELECT g, 'name ' || g FROM generate_series(1, 5000) g",
    "CREATE INDEX ON author (name)",
    "CREATE TABLE book (id int PRIMARY KEY, author int, title text, pages int)",
    "INSERT INTO book SELECT g, g % 5000 + 1, 'title ' || g, g % 700 FROM generate_series(1, 50000)"
        + " g",
    "CREATE INDEX ON book (author)",
    "CREATE INDEX ON book (title)",
    "CREATE TABLE moving (id int)",
    "ALTER TABLE moving SET (autovacuum_enabled = false)",
    "ALTER TABLE item SET (autovacuum_enabled = false)",
    "ALTER TABLE author SET (autovacuum_enabled = false)",
    "ALTER TABLE book SET (autovacuum_enabled = false)",
    "INSERT INTO moving SELECT generate_series(1, 3000)"
  };
  // In sessions of their own: what a session has changed is counted at its end.
  private static final String[] ANALYZED = {
    "ANALYZE moving", "VACUUM ANALYZE item", "VACUUM ANALYZE author", "VACUUM ANALYZE book"
  };
  private static final String MOVED = "INSERT INTO moving SELECT generate_series(1, 9000)";

  private static final String DEEP = "SELECT id, code FROM item ORDER BY id LIMIT 10 OFFSET 90000";
  private static final String SHALLOW = "SELECT code FROM item ORDER BY code LIMIT 10 OFFSET 20";
  private static final String LATE_OR =
      "SELECT b.id FROM book b JOIN author a ON a.id = b.author WHERE b.title = 'title 7' OR a.name"
          + " = 'name 8'";
  private static final String OR_WITHOUT_INDEX =
      "SELECT b.title FROM book b JOIN author a ON a.id = b.author WHERE b.pages = 7000 OR a.name ="
          + " 'name 8'";
  private static final String CORRELATED =
      "SELECT a.id, (SELECT count(*) FROM book b WHERE b.author = a.id) FROM author a";
  private static final String CORRELATED_FOR_ONE =
      "SELECT a.id, (SELECT count(*) FROM book b WHERE b.author = a.id) FROM author a WHERE a.id ="
          + " 7";
  private static final String CAST = "SELECT id FROM item WHERE code::numeric = 7";
  private static final String DAY = "SELECT count(*) FROM item WHERE made::date = '2026-01-07'";
  private static final String VARCHAR = "SELECT count(*) FROM item WHERE flag = 'a'";
  private static final String ALL_ROWS = "SELECT owner FROM item";
  private static final String LIMITED = "SELECT made FROM item LIMIT 20000";
  private static final String STAR = "SELECT * FROM item WHERE owner = 7";
  private static final String NARROW_STAR = "SELECT * FROM author";
  private static final String LONG_IN = "SELECT label FROM item WHERE id IN (%s)";
  private static final String SHORT_IN = "SELECT flag FROM item WHERE id IN (%s)";
  private static final String SPILLS =
      "SELECT count(*) FROM (SELECT note FROM item ORDER BY note, id OFFSET 0) x";
  private static final String FITS =
      "SELECT count(*) FROM (SELECT note FROM item WHERE id < 100 ORDER BY note, id OFFSET 0) x";
  private static final String STALE = "SELECT count(*) FROM moving";
  private static final String PARENT = "SELECT id FROM book WHERE author <= %d AND id > 0";
  private static final String CHILD = "SELECT pages FROM book WHERE id = %d";

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 18})
  void advice_isGivenWhereItIsDue_andNowhereElse(int version) throws Exception {
    TestPostgres server = TestPostgres.of(version);
    String url = server.create("advice_rules");
    server.execute("advice_rules", TABLES);
    server.execute("advice_rules", ANALYZED);
    server.execute("advice_rules", MOVED);
    try (var shop = new AdviceFixture(dir, url)) {
      for (int minute = 1; minute <= MINUTES; minute++) {
        shop.minute(statements(minute));
      }

      Advice advice = shop.advice();

      assertThat(given(advice, "deepOffset")).containsExactly(shop.fingerprint(DEEP));
      assertThat(given(advice, "lateOr")).containsExactly(shop.fingerprint(LATE_OR));
      assertThat(given(advice, "correlatedSubselect"))
          .containsExactly(shop.fingerprint(CORRELATED));
      assertThat(given(advice, "implicitCast")).containsExactly(shop.fingerprint(CAST));
      assertThat(given(advice, "missingLimit")).containsExactly(shop.fingerprint(ALL_ROWS));
      assertThat(given(advice, "selectStar")).containsExactly(shop.fingerprint(STAR));
      assertThat(given(advice, "largeIn"))
          .isEqualTo(version < 18 ? List.of(shop.fingerprint(listed(LONG_IN, 150))) : List.of());
      assertThat(given(advice, "workMem")).containsExactly(shop.fingerprint(SPILLS));
      assertThat(given(advice, "analyze")).containsExactly(shop.fingerprint(STALE));
      assertThat(given(advice, "nPlusOne"))
          .containsExactly(
              shop.fingerprint(CHILD.formatted(1)), shop.fingerprint(PARENT.formatted(1)));
      assertWorth(advice);
    }
  }

  private static void assertWorth(Advice advice) {
    Advised workMem = one(advice, "workMem");
    assertThat(workMem.kind()).isEqualTo(AdviceKind.PARAMETER);
    assertThat(workMem.ddl()).matches("SET LOCAL work_mem = '(64|128)MB';");
    assertThat(workMem.basis()).isEqualTo(Basis.MEASURED);
    assertThat(workMem.evidence()).containsEntry("workMemNow", 4.0 * 1024 * 1024);
    assertThat(one(advice, "analyze").ddl()).isEqualTo("ANALYZE public.moving;");
    assertThat(one(advice, "nPlusOne").evidence())
        .containsEntry("callsForARow", 1.0)
        .containsEntry("agreeingIntervals", 1.0);
    assertThat(one(advice, "implicitCast").text())
        .contains("public.item.code is integer and is cast to numeric");
    assertThat(one(advice, "deepOffset").text()).contains("WHERE (id) > ($1) ORDER BY id");
    assertThat(advice.advice()).allSatisfy(one -> assertThat(one.roi()).isBetween(0.0, 1.0));
    assertThat(advice.advice())
        .allSatisfy(
            one -> assertThat(one.evidence()).containsKeys("confidence", "improvement", "urgency"));
    assertThat(advice.advice())
        .extracting(Advised::roi)
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(advice.degraded()).isNull();
  }

  private static Advised one(Advice advice, String rule) {
    return advice.advice().stream()
        .filter(one -> one.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> given(Advice advice, String rule) {
    return advice.advice().stream()
        .filter(one -> one.rule().equals(rule))
        .flatMap(one -> one.fingerprints().stream())
        .toList();
  }

  private static String[] statements(int minute) {
    List<String> all =
        new ArrayList<>(
            List.of(
                DEEP,
                SHALLOW,
                LATE_OR,
                OR_WITHOUT_INDEX,
                CORRELATED,
                CORRELATED_FOR_ONE,
                CAST,
                DAY,
                VARCHAR,
                ALL_ROWS,
                LIMITED,
                STAR,
                NARROW_STAR,
                listed(LONG_IN, 150),
                listed(SHORT_IN, 50),
                SPILLS,
                FITS,
                STALE));
    int pages = minute % 3 + 1;
    for (int page = 0; page < pages; page++) {
      all.add(PARENT.formatted(minute));
      IntStream.range(0, 10 * minute).mapToObj(CHILD::formatted).forEach(all::add);
      all.add("SELECT name FROM author WHERE id = " + page);
    }
    return all.toArray(String[]::new);
  }

  private static String listed(String sql, int values) {
    return sql.formatted(
        IntStream.rangeClosed(1, values)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", ")));
  }
}
