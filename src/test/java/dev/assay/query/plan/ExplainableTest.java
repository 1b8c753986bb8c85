package dev.assay.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.query.Query.Fingerprinted;
import dev.assay.query.Query.Kind;
import dev.assay.query.fingerprint.Fingerprints;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainableTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Fingerprints FINGERPRINTS =
      Fingerprints.open(
          VERTX,
          new Caches(
                  VERTX,
                  new Settings.Cache(true, 100),
                  Map.of("fingerprint", new Settings.CachePolicy(Duration.ofMinutes(1), 100)),
                  System::nanoTime)
              .declare(Fingerprints.ANSWERS));

  @AfterAll
  static void close() throws Exception {
    FINGERPRINTS.close();
    VERTX.close().await(20, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "select ';' , \"a;b\", $$;$$, $x$ ; $x$ -- ;\n /* ; /* ; */ */ from t;",
        "WITH x AS (SELECT 1) SELECT * FROM x ; ;",
        "(SELECT 1) UNION SELECT 2",
        "VALUES (1), (2)",
        "TABLE t",
        "INSERT INTO t VALUES (1)",
        "UPDATE t SET a = 1",
        "DELETE FROM t",
        "MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE",
        "SELECT E'it\\'s; fine'",
        "select * from t where a = $1"
      })
  void of_letsPass(String sql) {
    assertThat(explainable(sql).sql()).isEqualTo(sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          EXPLAIN SELECT 1                              | begins with EXPLAIN
          explain (analyze) delete from t               | begins with EXPLAIN
          explain select 1; create table x(i int)       | begins with EXPLAIN
          SELECT 1; SELECT 2                            | more than one statement
          SELECT 1; DROP TABLE t                        | more than one statement
          select 1;;select 2                            | more than one statement
          CREATE TABLE t (a int)                        | changes the schema
          CREATE TABLE t AS SELECT 1                    | changes the schema
          DROP TABLE t                                  | changes the schema
          TRUNCATE t                                    | changes the schema
          VACUUM                                        | has no plan
          SET work_mem = '1GB'                          | has no plan
          COMMIT                                        | has no plan
          EXECUTE p                                     | has no plan
          DECLARE c CURSOR FOR SELECT 1                 | has no plan
          COPY t TO PROGRAM 'rm'                        | has no plan
          SELEC 1                                       | has no plan
          analyze select 1                              | has no plan
          (format json) select 1                        | has no plan
          ~~                                            | is blank
          """)
  void of_refuses(String sql, String words) {
    assertFault(() -> explainable(sql), Fault.INVALID, words);
  }

  @Test
  void of_refusesNul_andWhatIsTooLarge_andWhatDoesNotEnd() {
    assertFault(() -> explainable("SELECT '\0'"), Fault.INVALID, "character 9 is NUL");
    assertFault(
        () -> Explainable.checked("SELECT '" + "x".repeat(256 * 1024) + "'"),
        Fault.TOO_LARGE,
        "more than 262144 bytes");
    assertFault(
        () -> Explainable.checked("SELECT '" + "ü".repeat(200 * 1024) + "'"),
        Fault.TOO_LARGE,
        "more than 262144 bytes");
    Fingerprinted any = approximate(Kind.SELECT);
    assertFault(() -> Explainable.of("SELECT 'a", any), Fault.INVALID, "does not end");
    assertFault(() -> Explainable.of("SELECT /* /* */", any), Fault.INVALID, "does not end");
    assertFault(() -> Explainable.of("SELECT $a$ $b$", any), Fault.INVALID, "does not end");
    assertFault(() -> Explainable.of("SELECT \"a", any), Fault.INVALID, "does not end");
  }

  // Whatever told what the text is, a second statement is seen.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1; DROP TABLE t",
        "SELECT '\\'; DROP TABLE t; --'",
        "SELECT (1; DROP TABLE t)",
        "; SELECT 1",
        "SELECT $1$; DROP TABLE t; SELECT $1$",
        "SELECT U&'\\0027'; DROP TABLE t"
      })
  void of_isStrict_whereTheTextWasNotParsed(String sql) {
    assertFault(
        () -> Explainable.of(sql, approximate(Kind.SELECT)),
        Fault.INVALID,
        "more than one statement");
  }

  @Test
  void of_wantsAKnownBeginning_whereTheTextWasNotParsed() {
    assertFault(
        () -> Explainable.of("ANALYZE SELECT 1", approximate(Kind.SELECT)),
        Fault.INVALID,
        "does not begin with SELECT");
    assertThat(Explainable.of("(SELECT 1)", approximate(Kind.SELECT)).parameters()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT * FROM t WHERE a = $1      | true
          SELECT interval $1                | true
          SELECT '$1', "$1", $$ $1 $$, a$1  | false
          SELECT 1 -- $1                    | false
          """)
  void parameters_areToldFromTexts(String sql, boolean parameters) {
    assertThat(Explainable.of(sql, approximate(Kind.SELECT)).parameters()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          SELECT pg_sleep(1)                                         | pg_sleep
          SELECT pg_sleep_for('1 s')                                 | pg_sleep_for
          SELECT pg_catalog."pg_terminate_backend" /* x */ (1)       | pg_terminate_backend
          SELECT 1 FROM pg_cancel_backend(1)                         | pg_cancel_backend
          SELECT SET_CONFIG('a.b', 'c', false)                       | set_config
          SELECT * FROM dblink('x', 'drop table t') AS t (a int)     | dblink
          SELECT dblink_exec('x', 'drop table t')                    | dblink_exec
          SELECT lo_import('/etc/passwd')                            | lo_import
          SELECT pg_read_file('/etc/passwd')                         | pg_read_file
          SELECT pg_ls_dir('/')                                      | pg_ls_dir
          SELECT pg_reload_conf()                                    | pg_reload_conf
          SELECT pg_rotate_logfile()                                 | pg_rotate_logfile
          SELECT pg_advisory_lock(1)                                 | pg_advisory_lock
          SELECT pg_try_advisory_lock(1)                             | pg_try_advisory_lock
          SELECT nextval('s')                                        | nextval
          VALUES (1), (setval('s', 1))                               | setval
          SELECT 1 WHERE 1 IN (1, 2, pg_sleep(9)::text::int)         | pg_sleep
          SELECT pg_switch_wal()                                     | pg_switch_wal
          SELECT pg_notify('a', 'b')                                 | pg_notify
          SELECT query_to_xml('select pg_sleep(9)', true, true, '')  | query_to_xml
          SELECT U&"pg\\005fsleep"(1)                                | which could be any name
          SELECT * INTO x FROM t                                     | SELECT INTO
          SELECT * FROM t FOR UPDATE                                 | FOR UPDATE
          SELECT * FROM t FOR NO KEY UPDATE                          | FOR NO
          """)
  void checkRunnable_refusesByName(String sql, String words) {
    assertFault(() -> explainable(sql).checkRunnable("shop", true), Fault.DENIED, words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES (1)",
        "UPDATE t SET a = 1",
        "DELETE FROM t",
        "WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d",
        "WITH d AS MATERIALIZED (UPDATE t SET a = 1 RETURNING *) SELECT * FROM d"
      })
  void checkRunnable_refusesWhatChangesRows(String sql) {
    assertFault(
        () -> explainable(sql).checkRunnable("shop", true), Fault.DENIED, "only SELECT is run");
    assertFault(
        () ->
            Explainable.of(
                    sql.startsWith("WITH") ? sql : "WITH x AS (" + sql + ") SELECT 1",
                    approximate(Kind.SELECT))
                .checkRunnable("shop", true),
        Fault.DENIED,
        "a WITH that changes rows");
  }

  @Test
  void checkRunnable_namesTheSetting_andRefusesParameters() {
    assertFault(
        () -> explainable("SELECT 1").checkRunnable("shop", false),
        Fault.DENIED,
        "databases.shop.analyze");
    assertFault(
        () -> explainable("SELECT $1").checkRunnable("shop", true),
        Fault.INVALID,
        "cannot be run without its values");
  }

  @Test
  void checkRunnable_letsOrdinaryReadingPass() {
    explainable(
            "SELECT count(*), substring(name for 3), 'pg_sleep(1)', pg_sleep FROM t"
                + " WHERE updated > now() AND lower(name) = 'into' ORDER BY \"set_config\"")
        .checkRunnable("shop", true);
    assertThat(explainable("SELECT 1").of().kind()).isEqualTo(Kind.SELECT);
  }

  private static Explainable explainable(String sql) {
    String checked = Explainable.checked(sql);
    return Explainable.of(checked, FINGERPRINTS.now(checked));
  }

  private static Fingerprinted approximate(Kind kind) {
    return new Fingerprinted("0123456789abcdef", "", "lexer-1", true, List.of(), 1, kind);
  }

  private static void assertFault(ThrowingCallable call, Fault fault, String words) {
    assertThatThrownBy(call)
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .satisfies(failure -> assertThat(failure).hasMessageContaining(words))
        .satisfies(failure -> assertThat(failure.fault()).isEqualTo(fault));
  }
}
