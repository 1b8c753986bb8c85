package dev.assay.query.advice.index;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.query.Advisory.Basis;
import dev.assay.query.advice.index.IndexVerdict.Reason;
import dev.assay.query.advice.index.IndexVerdict.TurnedDown;
import dev.assay.query.advice.index.Subject.Load;
import dev.assay.store.TestPostgres;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a server without hypopg, as a role with few rights. */
class IndexAdvisorTest {
  private static final String COUNT =
      "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace";

  private static TestPostgres server;
  private static Advising advising;

  @BeforeAll
  static void start() throws Exception {
    server = TestPostgres.of(18);
    server.create("index_advisor");
    server.execute(
        "index_advisor",
        "CREATE ROLE index_watcher LOGIN",
        "CREATE TABLE orders (id int PRIMARY KEY, customer int, at timestamptz, note text)",
        "INSERT INTO orders SELECT g, g * 7919 % 5000, now(), md5(g::text)"
            + " FROM generate_series(1, 20000) g",
        "CREATE TABLE lines (id int PRIMARY KEY, order_id int REFERENCES orders, note text)",
        "INSERT INTO lines SELECT g, g, md5(g::text) FROM generate_series(1, 20000) g",
        "CREATE TABLE parts (id int, code int) PARTITION BY RANGE (id)",
        "CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (100000)",
        "INSERT INTO parts SELECT g, g FROM generate_series(1, 20000) g",
        "CREATE TABLE visits (line int, seconds int)",
        "INSERT INTO visits SELECT g % 20000 + 1, g % 60 FROM generate_series(1, 200000) g",
        "CREATE INDEX ON visits (line)",
        "CREATE VIEW of_customers AS SELECT * FROM orders WHERE note IS NOT NULL",
        "CREATE TABLE secret (id int, code int)",
        "CREATE VIEW of_secrets WITH (security_invoker) AS SELECT * FROM secret",
        "ANALYZE",
        "CREATE TABLE fresh (id int, code int) WITH (autovacuum_enabled = off)",
        "INSERT INTO fresh SELECT g, g FROM generate_series(1, 20000) g",
        "GRANT SELECT, DELETE ON orders TO index_watcher",
        "GRANT SELECT ON parts, of_customers, of_secrets, fresh TO index_watcher",
        "GRANT SELECT ON visits TO index_watcher");
    advising = new Advising(server.jdbcUrl("index_advisor", "index_watcher"));
  }

  @AfterAll
  static void close() throws Exception {
    advising.close();
  }

  @Test
  void advise_isAnEstimate_andSaysWhatMendsThat() throws Exception {
    IndexVerdict verdict =
        advising.advise("SELECT * FROM orders WHERE customer = $1", new Load(60.0, 4.0));

    assertThat(verdict.basis()).isEqualTo(Basis.ESTIMATE);
    assertThat(verdict.degraded())
        .contains("hypopg is not on the server")
        .contains("postgresql-18-hypopg")
        .contains("CREATE EXTENSION hypopg in the database index_advisor");
    assertThat(verdict.optimized()).isNull();
    assertThat(verdict.suggested())
        .singleElement()
        .satisfies(index -> {
          assertThat(index.ddl())
              .isEqualTo(
                  "CREATE INDEX CONCURRENTLY orders_customer_idx ON public.orders (customer)");
          assertThat(index.sizeFrom()).isEqualTo("column widths");
          assertThat(index.writes()).contains("on average since");
          assertThat(index.evidence())
              .containsKeys(
                  "costBefore",
                  "costAfter",
                  "rows",
                  "tableRows",
                  "sizeBytes",
                  "writesPerMinute",
                  "gainPerMinute");
          assertThat(index.evidence().get("costAfter"))
              .isLessThan(requireNonNull(index.evidence().get("costBefore")) / 5);
        });
  }

  @Test
  void advise_savesOnlyWhatASemiJoinPays() throws Exception {
    IndexVerdict verdict =
        advising.advise(
            "SELECT note FROM orders o WHERE o.id < 100 AND EXISTS"
                + " (SELECT FROM visits v WHERE v.line = o.id AND v.seconds > $1)");

    assertThat(verdict.suggested())
        .isNotEmpty()
        .allSatisfy(index ->
            assertThat(index.evidence().get("costAfter"))
                .isGreaterThan(verdict.costBefore() / 100));
  }

  @Test
  void advise_changesNothing() throws Exception {
    List<String> before = objects();

    IndexVerdict verdict = advising.advise("DELETE FROM orders WHERE customer = $1");

    assertThat(verdict.suggested()).isNotEmpty();
    assertThat(objects()).isEqualTo(before);
  }

  private static List<String> objects() throws Exception {
    return advising
        .postgres
        .read(
            Advising.call(),
            session ->
                session.all(
                    COUNT + " UNION ALL SELECT count(*) FROM orders", row -> row.getString(1)))
        .await(20, SECONDS);
  }

  @Test
  void advise_saysWhichGrantIsMissing_ofWhatPointsToRowsThatGo() throws Exception {
    IndexVerdict verdict = advising.advise("DELETE FROM orders WHERE id = $1");

    assertThat(verdict.degraded()).contains("GRANT SELECT ON public.lines TO index_watcher");
    assertThat(verdict.suggested()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM secret WHERE code = $1|GRANT SELECT ON secret TO index_watcher mends it",
        "SELECT * FROM of_secrets WHERE code = 1|GRANT SELECT ON secret TO index_watcher mends it"
      })
  void advise_isDenied_withTheGrantThatMendsIt(String sql, String words) {
    assertThatThrownBy(() -> advising.advise(sql))
        .isInstanceOfSatisfying(
            Failure.class, denied -> assertThat(denied.fault()).isEqualTo(Fault.DENIED))
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; DROP TABLE orders",
        "DROP TABLE orders",
        "VACUUM orders",
        "EXPLAIN ANALYZE SELECT 1",
        "SELECT * FROM nowhere",
        "SELECT FROM WHERE"
      })
  void advise_refusesWhatHasNoPlan(String sql) {
    assertThatThrownBy(() -> advising.advise(sql))
        .isInstanceOfSatisfying(
            Failure.class, refused -> assertThat(refused.fault()).isEqualTo(Fault.INVALID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VALUES (1), (2)",
        "SELECT 1 WHERE false",
        "SELECT * FROM generate_series(1, 10) g WHERE g = $1",
        "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r WHERE n < 9)"
            + " SELECT * FROM r JOIN orders o ON o.customer = r.n",
        "WITH x AS MATERIALIZED (SELECT * FROM orders WHERE customer = $1)"
            + " SELECT a.id, b.id FROM x a JOIN x b USING (at)",
        "SELECT a.id FROM orders a JOIN orders b ON a.customer = b.id AND a.at = b.at",
        "SELECT id, rank() OVER (PARTITION BY customer ORDER BY at DESC) FROM orders",
        "SELECT customer FROM orders UNION SELECT id FROM fresh ORDER BY 1 LIMIT $1",
        "SELECT o.id, l.* FROM orders o, LATERAL (SELECT f.code FROM fresh f WHERE f.id ="
            + " o.customer ORDER BY f.code LIMIT 1) l",
        "SELECT count(*) FILTER (WHERE customer > $1), max(at) FROM orders GROUP BY ROLLUP (note)",
        "SELECT * FROM orders WHERE (at, id) > ($1, $2) ORDER BY at, id LIMIT 10",
        "SELECT * FROM orders WHERE customer IN (SELECT code FROM fresh WHERE id < $1) OR note = $2",
        "SELECT * FROM orders WHERE id = ANY ($1) AND NOT (customer BETWEEN 1 AND 9)",
        "SELECT * FROM orders TABLESAMPLE SYSTEM (10) WHERE ctid = '(0,1)'",
        "SELECT DISTINCT ON (customer) * FROM orders ORDER BY customer, at DESC NULLS LAST",
        "SELECT a.id FROM orders a FULL JOIN fresh b ON a.id = b.code WHERE b.id IS NULL"
      })
  void advise_answers_whateverTheStatement(String sql) throws Exception {
    IndexVerdict verdict = advising.advise(sql, new Load(6.0, 3.0));

    assertThat(verdict.costAfter()).isLessThanOrEqualTo(verdict.costBefore());
    assertThat(verdict.suggested())
        .allSatisfy(index ->
            assertThat(index.evidence().get("costAfter"))
                .isLessThan(0.9 * requireNonNull(index.evidence().get("costBefore"))));
  }

  @Test
  void advise_looksThroughViews() throws Exception {
    IndexVerdict verdict = advising.advise("SELECT * FROM of_customers WHERE customer = $1");

    assertThat(verdict.suggested())
        .singleElement()
        .satisfies(index -> assertThat(index.ddl()).endsWith("ON public.orders (customer)"));
  }

  @Test
  void advise_saysWhyAPartitionHasNone() throws Exception {
    IndexVerdict verdict = advising.advise("SELECT * FROM parts WHERE code = $1");

    assertThat(verdict.suggested()).isEmpty();
    assertThat(verdict.turnedDown())
        .singleElement()
        .satisfies(no -> {
          assertThat(no.reason()).isEqualTo(Reason.IMPOSSIBLE);
          assertThat(no.why()).contains("it is a partition");
        });
  }

  @Test
  void advise_saysThatATableWasNeverAnalyzed() throws Exception {
    IndexVerdict verdict = advising.advise("SELECT * FROM fresh WHERE code = $1");

    assertThat(verdict.degraded())
        .contains("public.fresh was never analyzed")
        .contains("ANALYZE public.fresh mends it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date_trunc('day', at) = now()|is not IMMUTABLE",
        "(id % 10) = 3|cannot be told without hypopg"
      })
  void advise_takesNoExpression_thatAnIndexMayNotHave(String condition, String why)
      throws Exception {
    IndexVerdict verdict = advising.advise("SELECT * FROM orders WHERE " + condition);

    assertThat(verdict.suggested()).isEmpty();
    assertThat(verdict.turnedDown())
        .extracting(TurnedDown::why)
        .anySatisfy(words -> assertThat(words).contains(why));
  }

  @Test
  void advise_saysThatAMeasuredLimitStandsForAParameter() throws Exception {
    IndexVerdict verdict =
        advising.advise("SELECT * FROM orders ORDER BY at LIMIT $1", new Load(1.0, 9.5));

    assertThat(verdict.degraded()).contains(" is a parameter").contains("(9.5)");
    assertThat(verdict.suggested())
        .singleElement()
        .satisfies(index -> assertThat(index.rule()).isEqualTo(IndexVerdict.Rule.ORDER_BY_LIMIT));
  }

  @Test
  void advise_fails_whereNobodyKnowsTheDatabase() {
    var unknown =
        new IndexAdvisor(name -> {
          throw Fault.ABSENT.because("no database is called " + name);
        });
    Subject subject = advising.subject("SELECT 1", Subject.UNKNOWN);

    assertThatThrownBy(() -> unknown.advise(subject, Advising.call()).await(5, SECONDS))
        .hasMessageContaining("no database is called shop");
  }

  @Test
  void advise_isLate_whereNobodyWaits() {
    Subject subject = advising.subject("SELECT * FROM orders WHERE customer = 1", Subject.UNKNOWN);

    assertThatThrownBy(
            () -> advising.advisor.advise(subject, Call.within(Duration.ZERO)).await(20, SECONDS))
        .isInstanceOfSatisfying(
            Failure.class, late -> assertThat(late.fault()).isEqualTo(Fault.LATE));
  }
}
