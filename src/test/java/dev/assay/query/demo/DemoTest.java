package dev.assay.query.demo;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo is made once, since that takes seconds. */
final class DemoTest {
  @TempDir static Path directory;

  private static final LinkedBlockingQueue<Demo.State> STATES = new LinkedBlockingQueue<>();
  private static final List<Demo.Making> MAKING = new ArrayList<>();
  private static Demo demo;
  private static Demo.Up up;

  @BeforeAll
  static void open() throws InterruptedException {
    demo = Demo.open(directory.resolve("demo"), STATES::add);
    up = Waiting.up(STATES, MAKING::add);
  }

  @AfterAll
  static void close() {
    demo.close();
  }

  @Test
  void open_tellsItsProgress_whichNeverFalls() {
    List<Double> progress = MAKING.stream().map(Demo.Making::progress).toList();

    assertThat(progress).hasSizeGreaterThan(5).isSorted();
    assertThat(progress).allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
    assertThat(MAKING).allSatisfy(making -> assertThat(making.doing()).isNotBlank());
  }

  @Test
  void open_loadsTpch_withStatistics() throws SQLException {
    assertThat(one("SELECT count(*) FROM orders")).isEqualTo("30000");
    assertThat(one("SELECT reltuples > 100000 FROM pg_class WHERE relname = 'lineitem'"))
        .isEqualTo("t");
  }

  @Test
  void workload_isSeenByTheWatcher_underANameOfItsOwn() throws Exception {
    String seen =
        "SELECT count(DISTINCT queryid) FROM pg_stat_statements s JOIN pg_roles r ON r.oid ="
            + " s.userid WHERE rolname = 'shop' AND query NOT LIKE '<%'";

    long queries = 0;
    Instant deadline = Instant.now().plusSeconds(30);
    while (queries < 8 && Instant.now().isBefore(deadline)) {
      queries = Long.parseLong(one(seen));
    }

    assertThat(queries).isGreaterThanOrEqualTo(8);
    assertThat(one("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'shop'"))
        .isEqualTo("1");
  }

  @Test
  void watcher_plansWhatItMayRead_andCannotWrite() throws SQLException {
    assertThat(one("EXPLAIN SELECT * FROM orders WHERE o_custkey = 7")).contains("orders");
    assertThatThrownBy(() -> one("SELECT 1 FROM pg_authid")).hasMessageContaining("denied");
    assertThatThrownBy(() -> one("INSERT INTO basket (b_custkey) VALUES (1) RETURNING 1"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void nobody_getsInWithoutAPassword() {
    String url = up.url() + "?user=postgres";

    assertThatThrownBy(() -> DriverManager.getConnection(url)).hasMessageContaining("password");
  }

  @Test
  void steps_allRun() throws SQLException, IOException {
    Passwords passwords = Passwords.read(directory.resolve("demo/passwords"));
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    try (Connection shop = DriverManager.getConnection(up.url(), "shop", passwords.shop())) {
      for (Step step : Steps.all()) {
        step.run(shop, random);
      }
    }

    assertThat(Steps.all()).hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void url_andPassword_areNotInItsText() {
    assertThat(up.toString()).doesNotContain(up.password());
  }

  @Test
  void open_fails_whereAnotherHoldsTheDirectory() throws Exception {
    LinkedBlockingQueue<Demo.State> states = new LinkedBlockingQueue<>();

    try (Demo _ = Demo.open(directory.resolve("demo"), states::add)) {
      Demo.State state = states.poll(20, SECONDS);

      assertThat(state)
          .isInstanceOfSatisfying(
              Demo.Failed.class,
              failed -> assertThat(failed.reason()).contains("another server runs the demo"));
    }
  }

  private static String one(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(up.url(), up.user(), up.password());
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
