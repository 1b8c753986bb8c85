package dev.assay.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.config.Settings;
import dev.assay.config.SettingsException;
import dev.assay.config.SettingsReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgStoreTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static TestPostgres server;
  private final List<Database> opened = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = TestPostgres.start(18, Map.of());
    server.execute(
        null,
        "CREATE EXTENSION pg_stat_statements",
        "CREATE ROLE keeper LOGIN PASSWORD 'right'",
        "CREATE ROLE guest LOGIN");
  }

  @AfterEach
  void close() throws TimeoutException {
    for (Database database : opened) {
      wait(database.close());
    }
  }

  @AfterAll
  static void stop() throws IOException, TimeoutException {
    server.close();
    wait(VERTX.close());
  }

  private static <T> T wait(Future<T> future) throws TimeoutException {
    return future.await(40, SECONDS);
  }

  private static Call call() {
    return Call.within(Duration.ofSeconds(20));
  }

  private static String fresh() throws SQLException {
    return server.createEmpty("mine" + NEXT.getAndIncrement());
  }

  private static Future<Database> opening(String url) {
    Settings.Store settings = TestStore.settings(url);
    return Database.connect(VERTX, settings, PgUrl.of(settings, name -> null));
  }

  private Database open(String name) throws TimeoutException {
    Database database = wait(opening(TestStore.url(server, name)));
    opened.add(database);
    return database;
  }

  /** One with a table for things. */
  private Database open() throws TimeoutException, SQLException {
    Database database = open(fresh());
    write(database, "CREATE TABLE thing (id int PRIMARY KEY, name text, open int)");
    return database;
  }

  private static int write(Database database, String sql, Object... values)
      throws TimeoutException {
    return wait(database.write(call(), session -> session.update(sql, values)));
  }

  private static List<String> names(Database database) throws TimeoutException {
    return wait(
        database.read(
            call(),
            session -> session.all("SELECT name FROM thing ORDER BY id", row -> row.getString(1))));
  }

  private static void assertFault(ThrowingCallable call, Fault fault, String... words) {
    assertThatThrownBy(call)
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(fault))
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("\n");
  }

  @Test
  void values_areBoundByTheirNumbers_andTruthIsANumber() throws Exception {
    Database database = open();

    write(
        database,
        "INSERT INTO thing (id, name, open) VALUES (?2, ?1 || '?1' || ?1, ?3)",
        "a",
        7,
        true);

    String row =
        wait(
            database.read(
                call(),
                session ->
                    session.first(
                        "SELECT id || name || open FROM thing WHERE open = ? AND id IN (?)",
                        found -> found.getString(1),
                        true,
                        7)));
    assertThat(row).isEqualTo("7a?1a1");
  }

  @Test
  void functionsOfSqlite_areThere() throws Exception {
    Database database = open();

    List<String> rows =
        wait(
            database.read(
                call(),
                session ->
                    session.all(
                        """
                        SELECT value || min(2, 1) || max(1.5, 2.5) || coalesce(max(1, NULL), 9)
                        FROM json_each(?) ORDER BY value\
                        """,
                        row -> row.getString(1),
                        "[\"b\",\"it's\"]")));

    assertThat(rows).containsExactly("b12.59", "it's12.59");
  }

  @Test
  void batch_countsTheRowsOfEach_andStoresAllOrNothing() throws Exception {
    Database database = open();
    String sql = "INSERT INTO thing (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING";
    List<Object[]> rows =
        List.of(new Object[] {1, "a"}, new Object[] {1, "b"}, new Object[] {2, null});

    int[] counts = wait(database.write(call(), session -> session.batch(sql, rows)));
    int[] none = wait(database.write(call(), session -> session.batch(sql, List.of())));

    assertThat(counts).containsExactly(1, 0, 1);
    assertThat(none).isEmpty();
    assertFault(
        () ->
            wait(
                database.write(
                    call(),
                    session ->
                        session.batch(
                            "INSERT INTO thing (id) VALUES (?)",
                            List.of(new Object[] {3}, new Object[] {1})))),
        Fault.CONFLICT,
        "thing_pkey");
    assertThat(names(database)).containsExactly("a", null);
  }

  @Test
  void write_leavesNothing_whereItsWorkThrows() throws Exception {
    Database database = open();
    Future<Integer> failing =
        database.write(
            call(),
            session -> {
              session.update("INSERT INTO thing (id, name) VALUES (1, 'half')");
              throw new IllegalArgumentException("in the middle");
            });

    assertThatThrownBy(() -> wait(failing)).hasMessage("in the middle");
    assertThat(names(database)).isEmpty();
    assertThat(database.statistics().getFirst().inUse()).isZero();
  }

  @Test
  void read_doesNotWrite() throws Exception {
    Database database = open();

    assertFault(
        () ->
            wait(
                database.read(
                    call(), session -> session.update("INSERT INTO thing (id) VALUES (1)"))),
        Fault.UNAVAILABLE,
        "cannot be written");
  }

  @Test
  void aMistakeInAStatement_isOurs() throws Exception {
    Database database = open();

    assertThatThrownBy(() -> write(database, "UPDATE nothing SET a = 1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing")
        .hasCauseInstanceOf(SQLException.class);
    assertThat(names(database)).isEmpty();
  }

  @Test
  void writers_takeTurns_alsoThoseOfAnotherServer() throws Exception {
    String name = fresh();
    Database one = open(name);
    Database other = open(name);
    write(one, "CREATE TABLE counter (n int)");
    write(one, "INSERT INTO counter VALUES (0)");
    SqlWork<Integer> readsThenWrites =
        session -> {
          Integer n = session.first("SELECT n FROM counter", row -> row.getInt(1));
          return session.update("UPDATE counter SET n = ?", (n == null ? 0 : n) + 1);
        };

    List<Future<Integer>> writes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      writes.add(one.write(call(), readsThenWrites));
      writes.add(other.write(call(), readsThenWrites));
    }
    wait(Future.all(writes));

    SqlWork<Integer> read = session -> session.first("SELECT n FROM counter", row -> row.getInt(1));
    Integer counted = wait(one.read(call(), read));
    assertThat(counted).isEqualTo(100);
  }

  @Test
  void twoServersThatStartAtOnce_bringTheSchemaUpOnce() throws Exception {
    String url = TestStore.url(server, fresh());
    List<Future<Database>> starting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starting.add(opening(url));
    }

    for (Future<Database> each : starting) {
      opened.add(wait(each));
    }

    for (Database database : opened) {
      assertThat(version(database)).isEqualTo(PgMigrations.POSTGRES.size());
    }
  }

  private static Integer version(Database database) throws TimeoutException {
    return wait(
        database.read(
            call(),
            session -> session.first("SELECT version FROM schema_version", row -> row.getInt(1))));
  }

  @Test
  void theSchemaIsBroughtUp_fromWhereItIs() throws Exception {
    String name = fresh();
    Settings.Store settings = TestStore.settings(TestStore.url(server, name));
    PgUrl url = PgUrl.of(settings, variable -> null);
    List<String> older = PgMigrations.POSTGRES.subList(0, 2);
    Database before = wait(PgStore.open(VERTX, settings, url, older));
    write(before, "INSERT INTO watched (name) VALUES ('kept')");
    wait(before.close());

    Database after = open(name);

    assertThat(version(after)).isEqualTo(PgMigrations.POSTGRES.size());
    String kept =
        wait(
            after.read(
                call(),
                session -> session.first("SELECT name FROM watched", row -> row.getString(1))));
    assertThat(kept).isEqualTo("kept");
  }

  @Test
  void aMigrationThatFails_leavesNothing() throws Exception {
    String name = fresh();
    Settings.Store settings = TestStore.settings(TestStore.url(server, name));
    PgUrl url = PgUrl.of(settings, variable -> null);

    Future<PgStore> opening =
        PgStore.open(VERTX, settings, url, List.of("001-functions.sql", "003-broken.sql"));

    assertThatThrownBy(() -> wait(opening)).hasMessageContaining("no_such_type");
    assertThat(version(open(name))).isEqualTo(PgMigrations.POSTGRES.size());
  }

  @Test
  void aSchemaOfANewerAssay_isRefused() throws Exception {
    String name = fresh();
    write(open(name), "UPDATE schema_version SET version = 99");

    assertFault(() -> open(name), Fault.CONFLICT, "schema version 99", "store.url");
  }

  @Test
  void aWrongPassword_isSaidInOneLine() throws Exception {
    String wrong =
        "postgresql://keeper:wrong@localhost:%d/%s".formatted(passwordPort(), "postgres");

    assertFault(() -> wait(opening(wrong)), Fault.UNAVAILABLE, "keeper", "user and password");
    assertThatThrownBy(() -> wait(opening(wrong))).hasMessageNotContaining("wrong");
  }

  private static int passwordPort() throws SQLException, IOException {
    server.execute(
        null,
        "CREATE TABLE IF NOT EXISTS hba (line text)",
        "TRUNCATE hba",
        "INSERT INTO hba VALUES ('host all keeper all scram-sha-256'), ('host all all all trust')",
        "DO $$ BEGIN EXECUTE format('COPY hba TO %L', current_setting('hba_file')); END $$",
        "SELECT pg_reload_conf()");
    awaitPasswords();
    return server.port();
  }

  // The server reads its file some time after it was told to.
  private static void awaitPasswords() {
    boolean asked = false;
    while (!asked) {
      try (var connection =
          DriverManager.getConnection(server.jdbcUrl("postgres", "keeper") + "&password=no")) {
        asked = connection == null;
      } catch (SQLException refused) {
        asked = true;
      }
    }
  }

  @Test
  void aServerThatIsDown_isSaidAtOnce() {
    assertFault(
        () -> wait(opening("postgresql://postgres@localhost:1/history")),
        Fault.UNAVAILABLE,
        "localhost:1/history",
        "cannot be reached");
  }

  @Test
  void aDatabaseThatIsMissing_isSaid() {
    assertFault(
        () -> wait(opening(TestStore.url(server, "nowhere"))), Fault.UNAVAILABLE, "nowhere");
  }

  @Test
  void aUserWhoMayNotMakeTheSchema_isToldSo_andMayUseOneMadeForHim() throws Exception {
    String name = fresh();
    String url = TestStore.url(server, name).replace("postgres@", "guest@");

    assertFault(() -> wait(opening(url)), Fault.UNAVAILABLE, "own the schema assay");

    server.execute(name, "CREATE SCHEMA assay AUTHORIZATION guest");
    opened.add(wait(opening(url)));
    assertThat(version(opened.getLast())).isEqualTo(PgMigrations.POSTGRES.size());
  }

  @Test
  void aServerThatGoesDown_isUnavailable_andWorksAgainAfterwards() throws Exception {
    TestPostgres own = TestPostgres.start(18, Map.of());
    Database database = wait(opening(TestStore.url(own, own.createEmpty("history"))));
    opened.add(database);
    write(database, "CREATE TABLE thing (id int PRIMARY KEY, name text)");
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch down = new CountDownLatch(1);
    Future<Integer> interrupted =
        database.write(
            call(),
            session -> {
              session.update("INSERT INTO thing VALUES (1, 'half')");
              half.countDown();
              awaited(down);
              return session.update("INSERT INTO thing VALUES (2, 'rest')");
            });
    assertThat(half.await(20, SECONDS)).isTrue();

    own.stop();
    down.countDown();

    assertFault(() -> wait(interrupted), Fault.UNAVAILABLE, "cannot be reached");
    assertFault(() -> names(database), Fault.UNAVAILABLE, "cannot be reached");
    assertFault(() -> write(database, "DELETE FROM thing"), Fault.UNAVAILABLE, "cannot be reached");
    assertFault(() -> wait(database.health(call())), Fault.UNAVAILABLE, "cannot be reached");
    own.restart();
    assertThat(names(database)).isEmpty();
    assertThat(write(database, "INSERT INTO thing VALUES (3, 'again')")).isEqualTo(1);
    own.restart();
    assertThat(write(database, "INSERT INTO thing VALUES (4, 'still')")).isEqualTo(1);
    own.restart();
    assertThat(names(database)).containsExactly("again", "still");
    wait(database.health(call()));
    assertThat(database.statistics().getFirst().inUse()).isZero();
    own.close();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aWriteThatLastsTooLong_isLate() throws Exception {
    Database database = open();

    assertFault(
        () ->
            wait(
                database.write(
                    Call.within(Duration.ofMillis(300)),
                    session -> session.all("SELECT pg_sleep(20)", row -> 1))),
        Fault.LATE,
        "stopped the statement");
    assertThat(names(database)).isEmpty();
  }

  @Test
  void statementsOfOurs_areMarked_andCarryTheRequest() throws Exception {
    Database database = open();
    server.execute(null, "SELECT pg_stat_statements_reset()");
    String database1 =
        wait(
            database.read(
                Call.of("request-9", Duration.ofSeconds(9)),
                session ->
                    session.first(
                        "SELECT current_setting('application_name') || current_database()",
                        row -> row.getString(1))));
    opened.add(open(fresh()));
    write(database, "INSERT INTO thing (id) VALUES (1)");
    wait(
        database.write(
            call(),
            session ->
                session.batch(
                    "WITH n AS (SELECT 1) UPDATE thing SET open = ?",
                    List.of(new Object[] {1}, new Object[] {2}))));

    List<String> texts = new ArrayList<>();
    try (var connection = DriverManager.getConnection(server.jdbcUrl());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT query FROM pg_stat_statements"
                    // What this test and what a pool's first connection does by itself.
                    + " WHERE query !~ 'pg_stat_statements|DATABASE|SET app|SHOW'")) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }

    assertThat(database1).startsWith("assay/request-9");
    assertThat(texts).hasSizeGreaterThan(10).allMatch(PgSession::isOurs);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 18})
  void everyVersion_takesTheSchema(int version) throws Exception {
    try (TestPostgres old = TestPostgres.start(version, Map.of())) {
      Database database = wait(opening(TestStore.url(old, "postgres")));

      assertThat(version(database)).isEqualTo(PgMigrations.POSTGRES.size());
      wait(database.close());
    }
  }

  @Test
  void settings_mayNameTheUserAndAVariableForThePassword() {
    Settings.Store settings =
        SettingsReader.over(
                Map.of(
                    "store",
                    Map.of(
                        "url", "postgresql://db:5433/history",
                        "user", "keeper",
                        "password", "${KEEPER}")))
            .store();

    PgUrl url = PgUrl.of(settings, Map.of("KEEPER", "p w")::get);

    assertThat(url.user()).contains("keeper");
    assertThat(url.password()).contains("p w");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db:5433/history");
    assertThatThrownBy(() -> PgUrl.of(settings, name -> null))
        .isInstanceOf(SettingsException.class)
        .hasMessage("store.password names the variable KEEPER, which is not set");
    assertThatThrownBy(() -> opening("mysql://db/history"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("store.url is not a PostgreSQL");
  }
}
