package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static TestPostgres server;
  private final List<Postgres> opened = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = TestPostgres.start(18, Map.of());
    server.execute(null, "CREATE TABLE ours (id int)", "CREATE ROLE stranger LOGIN");
  }

  @AfterEach
  void close() throws TimeoutException {
    for (Postgres postgres : opened) {
      wait(postgres.close());
    }
  }

  @AfterAll
  static void stop() throws IOException, TimeoutException {
    server.close();
    wait(VERTX.close());
  }

  @Test
  void read_bindsValues_andCarriesTheRequestId() throws TimeoutException {
    Postgres postgres = open("postgres");

    List<String> rows =
        wait(
            postgres.read(
                Call.of("request-7", Duration.ofSeconds(5)),
                session ->
                    session.all(
                        "SELECT current_setting('application_name') || ? AS it",
                        row -> row.getString("it"),
                        "!")));

    assertThat(rows).containsExactly("assay/request-7!");
  }

  @Test
  void plain_sendsTheTextAsItStands() throws TimeoutException {
    Postgres postgres = open("postgres");

    List<String> plan =
        wait(
            postgres.read(
                call(),
                session ->
                    session.plain(
                        "EXPLAIN (GENERIC_PLAN) SELECT * FROM ours"
                            + " WHERE id = $1 AND '{\"a\":1}'::jsonb ? 'a'",
                        row -> row.getString(1))));

    assertThat(plan).first(InstanceOfAssertFactories.STRING).contains("on ours");
  }

  @Test
  void read_changesNothing() throws TimeoutException {
    Postgres postgres = open("postgres");

    Future<Integer> write =
        postgres.read(
            call(),
            session -> {
              session.run("INSERT INTO ours VALUES (1)");
              return 1;
            });

    assertThatThrownBy(() -> wait(write))
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .satisfies(failure -> assertThat(failure.fault()).isEqualTo(Fault.INVALID))
        .satisfies(failure ->
            assertThat(failure).hasMessageContaining("cannot execute INSERT in a read-only"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres | SELECT pg_sleep(30)       | LATE        | stopped the statement after its time
          postgres | SELECT * FROM nowhere     | INVALID     | relation "nowhere" does not exist
          postgres | SELEC 1                   | INVALID     | syntax error at or near "SELEC"
          stranger | SELECT * FROM ours        | DENIED      | permission denied for table ours
          nobody   | SELECT 1                  | UNAVAILABLE | role "nobody" does not exist
          """)
  void read_saysWhatWasWrong(String user, String sql, Fault fault, String words) {
    Postgres postgres = open(user);

    Future<List<String>> rows =
        postgres.read(call(), session -> session.plain(sql, row -> row.getString(1)));

    assertThatThrownBy(() -> wait(rows))
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .satisfies(failure -> assertThat(failure.fault()).isEqualTo(fault))
        .satisfies(failure -> assertThat(failure).hasMessageContaining(words));
  }

  @Test
  void read_isUnavailable_whereNobodyListens() {
    Postgres postgres = open(PgUrl.read("url", "postgresql://localhost:1/d"));

    Future<Integer> read = postgres.read(call(), session -> 1);

    assertThatThrownBy(() -> wait(read))
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .satisfies(failure -> assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE))
        .satisfies(failure ->
            assertThat(failure)
                .hasMessageContaining("the database shop at localhost:1/d cannot be reached"));
  }

  @Test
  void read_goesOnAfterARestart() throws TimeoutException, IOException {
    Postgres postgres = open("postgres");
    int before = wait(postgres.read(call(), PostgresTest::backend));

    server.restart();
    int after = wait(postgres.read(call(), PostgresTest::backend));

    assertThat(after).isNotEqualTo(before);
    assertThat(postgres.statistics().acquisitions()).isEqualTo(3);
    assertThat(postgres.statistics().releases()).isEqualTo(3);
  }

  private static int backend(PgSession session) throws SQLException {
    return session.all("SELECT pg_backend_pid()", row -> row.getInt(1)).getFirst();
  }

  private Postgres open(String user) {
    return open(
        new PgUrl(server.jdbcUrl("postgres", user), "here", Optional.of(user), Optional.empty()));
  }

  private Postgres open(PgUrl url) {
    Settings settings = SettingsReader.over(Map.of("database", Map.of("statementTimeout", "2s")));
    Postgres postgres = Postgres.open(VERTX, "shop", url, settings.database());
    opened.add(postgres);
    return postgres;
  }

  private static Call call() {
    return Call.within(Duration.ofSeconds(10));
  }

  private static <T> T wait(Future<T> future) throws TimeoutException {
    return future.await(20, java.util.concurrent.TimeUnit.SECONDS);
  }
}
