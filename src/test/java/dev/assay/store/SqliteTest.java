package dev.assay.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.config.Settings;
import dev.assay.store.Stores.PoolStatistics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest {
  private static final Settings.Store TWO_READERS =
      new Settings.Store("embedded", "none", "none", 2, 4, Duration.ofSeconds(5));

  @TempDir Path dir;
  private Vertx vertx;
  private Sqlite database;

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    database = Sqlite.open(vertx, TWO_READERS, dir, Migrations.SQLITE).await(20, SECONDS);
    write("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(20, SECONDS);
  }

  private static Call call() {
    return Call.within(Duration.ofSeconds(20));
  }

  private void write(String sql, Object... values) throws Exception {
    database.write(call(), session -> session.update(sql, values)).await(20, SECONDS);
  }

  private List<String> names() throws Exception {
    return database
        .read(
            call(),
            session -> session.all("SELECT name FROM thing ORDER BY id", row -> row.getString(1)))
        .await(20, SECONDS);
  }

  private PoolStatistics pool(String name) {
    return database.statistics().stream()
        .filter(pool -> pool.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String setting(String pragma, boolean writing) throws Exception {
    SqlWork<String> ask =
        session -> session.all("PRAGMA " + pragma, row -> row.getString(1)).getFirst();
    Future<String> answer = writing ? database.write(call(), ask) : database.read(call(), ask);
    return answer.await(20, SECONDS);
  }

  @Test
  void write_isSeenByReaders() throws Exception {
    write("INSERT INTO thing (name) VALUES (?)", "a");

    assertThat(names()).containsExactly("a");
  }

  @Test
  void write_leavesNothing_whenItsWorkThrows() throws Exception {
    Future<Integer> failing =
        database.write(
            call(),
            session -> {
              session.update("INSERT INTO thing (name) VALUES (?)", "half");
              throw new IllegalArgumentException("in the middle");
            });

    assertThatThrownBy(() -> failing.await(20, SECONDS)).hasMessage("in the middle");
    assertThat(names()).isEmpty();
  }

  @Test
  void write_works_afterOneThatFailed() throws Exception {
    Future<Integer> failing =
        database.write(
            call(),
            session -> {
              session.update("INSERT INTO thing (name) VALUES (?)", "a");
              return session.update("INSERT INTO thing (name) VALUES (?)", "a");
            });

    assertThatThrownBy(() -> failing.await(20, SECONDS))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.CONFLICT))
        .hasMessageContaining("thing.name");
    write("INSERT INTO thing (name) VALUES (?)", "b");
    assertThat(names()).containsExactly("b");
  }

  @Test
  void write_isRefusedByAReader() {
    Future<Integer> writing =
        database.read(
            call(), session -> session.update("INSERT INTO thing (name) VALUES ('reader')"));

    assertThatThrownBy(() -> writing.await(20, SECONDS))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE))
        .hasMessageContaining("cannot be written");
  }

  @Test
  void read_fails_whenSqlIsWrong() {
    Future<Integer> wrong = database.read(call(), session -> session.update("SELEC 1"));

    assertThatThrownBy(() -> wrong.await(20, SECONDS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("assay.db")
        .hasCauseInstanceOf(SQLException.class);
  }

  @Test
  void first_isNull_whereThereIsNoRow() throws Exception {
    boolean absent =
        database
            .read(
                call(),
                session -> session.first("SELECT name FROM thing", row -> row.getString(1)) == null)
            .await(20, SECONDS);

    assertThat(absent).isTrue();
  }

  @Test
  void values_areNeverSql() throws Exception {
    write("INSERT INTO thing (name) VALUES (?)", "'); DROP TABLE thing; --");

    assertThat(names()).containsExactly("'); DROP TABLE thing; --");
  }

  @Test
  void open_setsThePragmas() throws Exception {
    assertThat(setting("journal_mode", true)).isEqualTo("wal");
    assertThat(setting("foreign_keys", true)).isEqualTo("1");
    assertThat(setting("busy_timeout", false)).isEqualTo("5000");
    assertThat(setting("mmap_size", false)).isEqualTo("1073741824");
    assertThat(setting("synchronous", true)).isEqualTo("1");
  }

  @Test
  void reopening_keepsAll() throws Exception {
    write("INSERT INTO thing (name) VALUES ('kept')");

    database.close().await(20, SECONDS);
    database = Sqlite.open(vertx, TWO_READERS, dir, Migrations.SQLITE).await(20, SECONDS);

    assertThat(names()).containsExactly("kept");
    assertThat(setting("integrity_check", false)).isEqualTo("ok");
  }

  @Test
  void close_foldsTheLogIntoTheDatabase() throws Exception {
    write("INSERT INTO thing (name) VALUES ('kept')");

    database.close().await(20, SECONDS);

    assertThat(dir.resolve("assay.db-wal")).doesNotExist();
  }

  @Test
  void health_succeeds_untilTheDatabaseIsClosed() throws Exception {
    database.health(call()).await(20, SECONDS);
    database.close().await(20, SECONDS);

    assertThatThrownBy(() -> database.health(call()).await(20, SECONDS)).isNotNull();
  }

  @Test
  void statements_arePreparedOnce() throws Exception {
    database
        .write(
            call(),
            session -> {
              var first = session.statements().prepare("SELECT 1");
              return assertThat(session.statements().prepare("SELECT 1")).isSameAs(first);
            })
        .await(20, SECONDS);
  }

  @Test
  void statements_areBounded() throws Exception {
    int kept =
        database
            .read(
                call(),
                session -> {
                  for (int i = 0; i < Statements.KEPT * 3; i++) {
                    session.all("SELECT " + i, row -> row.getInt(1));
                  }
                  return session.statements().size();
                })
            .await(20, SECONDS);

    assertThat(kept).isEqualTo(Statements.KEPT);
  }

  @Test
  void pool_growsForThoseWhoWait_andGivesBackWhenIdle() throws Exception {
    var allReading = new CountDownLatch(4);
    var go = new CountDownLatch(1);
    List<Future<Boolean>> reads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      reads.add(
          database.read(
              call(),
              session -> {
                allReading.countDown();
                return awaited(go);
              }));
    }

    assertThat(allReading.await(20, SECONDS)).as("four at once on a pool of two").isTrue();
    PoolStatistics busy = pool("sqlite-read");
    go.countDown();
    Future.all(reads).await(20, SECONDS);
    for (int tick = 0; tick < 3 * PoolSizer.WINDOW_TICKS; tick++) {
      database.adapt();
    }

    assertThat(busy.maxSize()).isEqualTo(4);
    assertThat(busy.inUse()).isEqualTo(4);
    assertThat(pool("sqlite-read").maxSize()).isEqualTo(2);
    assertThat(pool("sqlite-read").timeouts()).isZero();
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(20, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void acquiring_isUnavailable_afterTheTimeout() throws Exception {
    var impatient = new Settings.Store("embedded", "none", "none", 1, 1, Duration.ofMillis(200));
    Path other = Files.createDirectory(dir.resolve("other"));
    database = Sqlite.open(vertx, impatient, other, Migrations.SQLITE).await(20, SECONDS);
    var holding = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Future<Boolean> holder =
        database.read(
            call(),
            session -> {
              holding.countDown();
              return awaited(go);
            });
    assertThat(holding.await(20, SECONDS)).isTrue();

    Future<Integer> second = database.read(call(), session -> 1);

    assertThatThrownBy(() -> second.await(20, SECONDS))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE))
        .hasMessageContaining("200 ms");
    assertThat(pool("sqlite-read").timeouts()).isEqualTo(1);
    go.countDown();
    assertThat(holder.await(20, SECONDS)).isTrue();
  }

  @Test
  void acquisitionsAndReleases_areCounted() throws Exception {
    long before = pool("sqlite-read").acquisitions();
    for (int i = 0; i < 10; i++) {
      names();
    }

    PoolStatistics after = pool("sqlite-read");
    assertThat(after.acquisitions() - before).isEqualTo(10);
    assertThat(after.releases()).isEqualTo(after.acquisitions());
    assertThat(after.inUse()).isZero();
    assertThat(after.waiting()).isZero();
  }

  @Test
  void readersAndAWriter_workBesideEachOther() throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String name = "n" + i;
      all.add(
          database.write(
              call(), session -> session.update("INSERT INTO thing (name) VALUES (?)", name)));
      all.add(
          database.read(
              call(), session -> session.all("SELECT count(*) FROM thing", row -> row.getInt(1))));
    }
    Future.all(all).await(20, SECONDS);

    assertThat(names())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 100).mapToObj(i -> "n" + i).toList());
  }

  @Test
  void open_refusesADatabaseOfANewerAssay() throws Exception {
    database.close().await(20, SECONDS);
    outside("PRAGMA user_version = 99");

    Future<Sqlite> opening = Sqlite.open(vertx, TWO_READERS, dir, Migrations.SQLITE);

    assertThatThrownBy(() -> opening.await(20, SECONDS))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("schema version 99")
        .hasMessageContaining("data.dir")
        .hasMessageNotContaining("\n");
  }

  @Test
  void open_saysThatAFileIsNoDatabase() throws Exception {
    Path other = Files.createDirectory(dir.resolve("other"));
    byte[] noise =
        "this is no database at all, only text. ".repeat(200).getBytes(StandardCharsets.UTF_8);
    Files.write(other.resolve("assay.db"), noise);

    Future<Sqlite> opening = Sqlite.open(vertx, TWO_READERS, other, Migrations.SQLITE);

    assertThatThrownBy(() -> opening.await(20, SECONDS)).hasMessageContaining("is damaged");
    assertThat(Files.readAllBytes(other.resolve("assay.db"))).isEqualTo(noise);
  }

  @Test
  void open_saysThatADirectoryCannotBeMade() throws IOException {
    Path file = Files.createFile(dir.resolve("file"));

    Future<Sqlite> opening =
        Sqlite.open(vertx, TWO_READERS, file.resolve("data"), Migrations.SQLITE);

    assertThatThrownBy(() -> opening.await(20, SECONDS)).hasMessageContaining("data.dir");
  }

  @Test
  void aMigrationThatFails_leavesTheSchemaAsItWas() throws Exception {
    Path other = Files.createDirectory(dir.resolve("other"));

    Future<Sqlite> opening =
        Sqlite.open(vertx, TWO_READERS, other, List.of("001-patterns.sql", "broken.sql"));

    assertThatThrownBy(() -> opening.await(20, SECONDS)).isNotNull();
    database = Sqlite.open(vertx, TWO_READERS, other, Migrations.SQLITE).await(20, SECONDS);
    assertThat(setting("user_version", false)).isEqualTo(String.valueOf(Migrations.SQLITE.size()));
    assertThat(
            database
                .read(
                    call(),
                    session ->
                        session.all(
                            "SELECT name FROM sqlite_schema WHERE name = 'half'",
                            row -> row.getString(1)))
                .await(20, SECONDS))
        .isEmpty();
  }

  @Test
  void migrations_areExactlyTheFilesThatShip() throws Exception {
    try (var files = Files.list(Path.of("src/main/resources/db/sqlite"))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .isEqualTo(Migrations.SQLITE);
    }
  }

  @Test
  void aLockedDatabase_isUnavailable() throws Exception {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("assay.db"));
        Statement statement = other.createStatement()) {
      setting("busy_timeout = 100", true);
      statement.executeUpdate("BEGIN IMMEDIATE");
      Future<Integer> blocked =
          database.write(
              call(), session -> session.update("INSERT INTO thing (name) VALUES ('x')"));

      assertThatThrownBy(() -> blocked.await(20, SECONDS))
          .isInstanceOfSatisfying(
              Failure.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE))
          .hasMessageContaining("locked");
      statement.executeUpdate("ROLLBACK");
    }
    write("INSERT INTO thing (name) VALUES ('y')");
    assertThat(names()).containsExactly("y");
  }

  @Test
  void aFullDisk_isUnavailable_andNothingIsHalfWritten() throws Exception {
    setting("max_page_count = 1", true);
    String large = "x".repeat(20_000_000);
    Future<Integer> full =
        database.write(
            call(),
            session -> {
              session.update("INSERT INTO thing (name) VALUES ('before')");
              return session.update("INSERT INTO thing (name) VALUES (?)", large);
            });

    assertThatThrownBy(() -> full.await(20, SECONDS))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE))
        .hasMessageContaining("full");
    assertThat(names()).isEmpty();
  }

  private void outside(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("assay.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void pools_areToldOnTheBus() throws Exception {
    var bus = new Bus(vertx, (address, nanos, fault) -> {});
    vertx.deployVerticle(new StoreVerticle(bus, List.of(database::statistics))).await(20, SECONDS);

    Stores.Pools pools = Stores.POOLS.ask(vertx, new Stores.AskPools()).await(20, SECONDS);

    assertThat(pools.pools())
        .extracting(PoolStatistics::name)
        .containsExactly("sqlite-read", "sqlite-write");
    assertThat(pools.pools().getLast().acquisitions()).isPositive();
  }
}
