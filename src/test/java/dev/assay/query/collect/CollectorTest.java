package dev.assay.query.collect;

import static dev.assay.query.collect.CollectFixture.run;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.bus.Fault;
import dev.assay.query.Query;
import dev.assay.query.Query.Collected;
import dev.assay.query.Query.Figures;
import dev.assay.query.Query.History;
import dev.assay.query.Query.Status;
import dev.assay.query.Query.Top;
import dev.assay.query.Query.Watched;
import dev.assay.store.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What is collected of a real server of each version. */
@ParameterizedClass
@ValueSource(ints = {15, 16, 17, 18})
class CollectorTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static TestPostgres server;

  @Parameter int version;
  @TempDir Path directory;

  @BeforeParameterizedClassInvocation
  static void start(int version) throws IOException {
    // The tests count every call, and room is never made for new statements.
    server = TestPostgres.start(version, Map.of("autovacuum", "off"));
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    server.close();
  }

  private String shop() throws SQLException {
    String name = "shop" + DATABASES.incrementAndGet();
    String url = server.create(name);
    server.execute(
        name,
        "CREATE TABLE item (id int PRIMARY KEY, price int)",
        "INSERT INTO item SELECT g, g % 10 FROM generate_series(1, 100) g");
    return url;
  }

  @Test
  void collect_givesWhatWasDone_andNothingOfBefore() throws Exception {
    String shop = shop();
    run(shop, 7, "SELECT * FROM item WHERE price = 3");
    try (var fixture = CollectFixture.of(directory, shop)) {
      run(shop, 5, "SELECT * FROM item WHERE price = 4");
      run(shop, 1, "UPDATE item SET price = 1 WHERE id <= 20");

      Optional<Collected> collected = fixture.collect();

      assertThat(collected).get().extracting(Collected::database).isEqualTo("shop");
      assertThat(collected).get().extracting(Collected::from).isEqualTo(CollectFixture.START);
      assertThat(collected).get().extracting(Collected::to).isEqualTo(fixture.now());
      Figures select = fixture.figures("select * from item");
      assertThat(select.calls()).isEqualTo(5);
      assertThat(select.rows()).isEqualTo(50);
      assertThat(select.sharedHit() + select.sharedRead()).isEqualTo(5);
      assertThat(select.totalMs()).isPositive();
      assertThat(select.meanMs()).isCloseTo(select.totalMs() / 5, within(1e-9));
      assertThat(select.minMs()).isNull();
      assertThat(select.normalized()).isEqualTo("select * from item where price = $1");
      Figures update = fixture.figures("update item");
      assertThat(update.calls()).isEqualTo(1);
      assertThat(update.rows()).isEqualTo(20);
      assertThat(update.walBytes()).isPositive();
      assertThat(update.minMs()).isEqualTo(update.totalMs());
      assertThat(update.stddevMs()).isNull();
      assertThat(fixture.top().stale()).isNull();
      assertThat(fixture.busiest.getFirst()).hasSize(2).contains(update.fingerprint());
    }
  }

  @Test
  void collect_hasTheServersOwnDeviation_ofWhatIsNew() throws Exception {
    String shop = shop();
    try (var fixture = CollectFixture.of(directory, shop)) {
      run(shop, 20, "SELECT sum(a.id * b.id) FROM item a, item b");

      fixture.collect();

      Figures sum = fixture.figures("select sum");
      assertThat(sum.stddevMs()).isCloseTo(told(shop, "stddev_exec_time"), within(1e-6));
      assertThat(sum.minMs()).isCloseTo(told(shop, "min_exec_time"), within(1e-9));
      assertThat(sum.maxMs()).isCloseTo(told(shop, "max_exec_time"), within(1e-9));
      assertThat(sum.totalMs()).isCloseTo(told(shop, "total_exec_time"), within(1e-9));
    }
  }

  private static double told(String url, String column) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "SELECT %s FROM pg_stat_statements WHERE query LIKE 'SELECT sum(a.id%%'"
                    .formatted(column))) {
      result.next();
      return result.getDouble(1);
    }
  }

  @Test
  void collect_addsUp_whatHasOneFingerprint() throws Exception {
    String shop = shop();
    server.execute(null, "CREATE ROLE clerk%d LOGIN SUPERUSER".formatted(DATABASES.get()));
    String clerk = shop.replace("user=postgres", "user=clerk" + DATABASES.get());
    try (var fixture = CollectFixture.of(directory, shop)) {
      run(shop, 2, "SELECT id FROM item WHERE id IN (1, 2)");
      run(shop, 3, "SELECT id FROM item WHERE id IN (1, 2, 3, 4)");
      run(clerk, 4, "select id from item where id in (7, 8)");
      fixture.collect();
      run(shop, 10, "SELECT id FROM item WHERE id IN (1, 2)");
      fixture.collect();

      Figures figures = fixture.figures(" in ");

      assertThat(figures.calls()).isEqualTo(19);
      assertThat(figures.rows()).isEqualTo(2 * 2 + 3 * 4 + 4 * 2 + 10 * 2);
      History history = fixture.history(figures.fingerprint());
      assertThat(history.series()).extracting(Query.Point::calls).containsExactly(9L, 10L);
      assertThat(history.total()).isEqualTo(figures);
      assertThat(history.relations()).containsExactly("item");
      assertThat(history.queryIds()).isNotEmpty().allMatch(id -> id.matches("-?\\d+"));
    }
  }

  @Test
  void collect_leavesOutWhatIsOurs() throws Exception {
    String shop = shop();
    try (var fixture = CollectFixture.of(directory, shop)) {
      fixture.collect();
      fixture
          .watches
          .of("shop")
          .read(
              CollectFixture.call(),
              session -> session.plain("EXPLAIN SELECT * FROM item", row -> row.getString(1)))
          .await(30, SECONDS);
      run(shop, 1, "SELECT count(*) FROM item");
      fixture.collect();
      fixture.collect();

      List<String> texts = fixture.top().queries().stream().map(Figures::normalized).toList();

      assertThat(texts)
          .filteredOn(text -> !text.startsWith("set ") && !text.startsWith("show "))
          .containsExactly("select count(*) from item");
      assertThat(texts).noneMatch(text -> text.contains("assay"));
    }
  }

  @Test
  void collect_counts_whatHasNoFingerprint_once() throws Exception {
    String shop = shop();
    try (var fixture = CollectFixture.of(directory, shop)) {
      for (int round = 0; round < 2; round++) {
        run(shop, 1, "SELECT /* " + "long".repeat(70_000) + " */ price FROM item");
        run(shop, 1, "SELECT id FROM item");
        fixture.collect();
      }

      assertThat(fixture.collector.counts()).isEqualTo(new Collector.Counts(2, 0, 1));
      assertThat(fixture.figures("select id").calls()).isEqualTo(2);
      assertThat(fixture.top().queries())
          .extracting(Figures::normalized)
          .noneMatch(text -> text.contains("price"));
    }
  }

  @Test
  void collect_isExact_overAReset() throws Exception {
    String shop = shop();
    run(shop, 3, "SELECT price FROM item");
    try (var fixture = CollectFixture.of(directory, shop)) {
      run(shop, 2, "SELECT price FROM item");
      run(shop, 1, "SELECT pg_stat_statements_reset()");
      run(shop, 9, "SELECT price FROM item");

      fixture.collect();

      assertThat(fixture.figures("select price").calls()).isEqualTo(9);
      assertThat(fixture.figures("select price").rows()).isEqualTo(900);
    }
  }

  @Test
  void collect_isExact_overTheResetOfOneStatement() throws Exception {
    String shop = shop();
    run(shop, 30, "SELECT price FROM item");
    try (var fixture = CollectFixture.of(directory, shop)) {
      run(
          shop,
          1,
          "SELECT pg_stat_statements_reset(userid, dbid, queryid) FROM pg_stat_statements"
              + " WHERE query = 'SELECT price FROM item'");
      run(shop, 4, "SELECT price FROM item");

      fixture.collect();

      assertThat(fixture.figures("select price").calls()).isEqualTo(4);
    }
  }

  @Test
  void collect_isExact_overARestart() throws Exception {
    String shop = shop();
    run(shop, 3, "SELECT price FROM item");
    try (var fixture = CollectFixture.of(directory, shop)) {
      run(shop, 2, "SELECT price FROM item");
      server.restart();
      run(shop, 4, "SELECT price FROM item");
      run(shop, 1, "SELECT id FROM item");

      fixture.collect();

      assertThat(fixture.figures("select price").calls()).isEqualTo(6);
      assertThat(fixture.figures("select id").calls()).isEqualTo(1);
      assertThat(fixture.watched().status()).isEqualTo(Status.UP);
    }
  }

  @Test
  void top_isStale_whileTheServerIsDown_andGoesOnAfterwards() throws Exception {
    String shop = shop();
    try (var fixture = CollectFixture.of(directory, shop)) {
      run(shop, 2, "SELECT price FROM item");
      fixture.collect();
      String epoch = fixture.watches.epoch("shop");
      run(shop, 3, "SELECT price FROM item");
      server.stop();

      assertThatThrownBy(fixture::collect)
          .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.UNAVAILABLE));
      Watched down = fixture.watched();
      Top stale = fixture.top();
      server.restart();
      fixture.collect();

      assertThat(down.status()).isEqualTo(Status.DOWN);
      assertThat(down.reason()).contains("cannot be reached");
      assertThat(down.version()).startsWith(Integer.toString(version));
      assertThat(down.collectedAt()).isEqualTo(CollectFixture.START.plus(Duration.ofMinutes(1)));
      assertThat(stale.stale())
          .startsWith("down since 2026-03-01T10:02:00Z: ")
          .endsWith("(these are the figures until 2026-03-01T10:01:00Z)");
      assertThat(stale.queries()).isNotEmpty();
      assertThat(fixture.top().stale()).isNull();
      assertThat(fixture.figures("select price").calls()).isEqualTo(5);
      assertThat(fixture.watches.epoch("shop")).isEqualTo(epoch);
    }
  }

  @Test
  void databases_saysHowToTurnItOn_whereTheExtensionIsMissing() throws Exception {
    String name = "bare" + DATABASES.incrementAndGet();
    server.execute(null, "CREATE DATABASE " + name);
    try (var fixture = CollectFixture.of(directory, server.jdbcUrl(name, "postgres"))) {
      assertThat(fixture.collect()).isEmpty();

      Watched watched = fixture.watched();

      assertThat(watched.status()).isEqualTo(Status.LIMITED);
      assertThat(watched.reason())
          .contains("shared_preload_libraries = 'pg_stat_statements'")
          .contains("restart")
          .contains("CREATE EXTENSION pg_stat_statements;");
      assertThat(fixture.top().stale()).contains("CREATE EXTENSION").contains("nothing was");
      assertThat(fixture.top().queries()).isEmpty();
      assertThat(fixture.watches.watch("shop").condition().server().major()).isEqualTo(version);
    }
  }

  @Test
  void databases_saysWhatToGrant_andWhatComesIntoSightIsABase() throws Exception {
    String shop = shop();
    String role = "low" + DATABASES.get();
    String name = "shop" + DATABASES.get();
    server.execute(name, "CREATE ROLE " + role + " LOGIN");
    server.execute(name, "GRANT SELECT ON item TO " + role);
    String low = server.jdbcUrl(name, role);
    try (var fixture = CollectFixture.of(directory, low)) {
      run(shop, 50, "SELECT price FROM item");
      run(low, 2, "SELECT id FROM item");
      fixture.collect();
      Watched limited = fixture.watched();
      long mine = fixture.figures("select id").calls();
      String stale = fixture.top().stale();
      server.execute(null, "GRANT pg_read_all_stats TO " + role);
      Optional<Collected> base = fixture.collect();
      run(shop, 4, "SELECT price FROM item");
      fixture.collect();

      assertThat(limited.status()).isEqualTo(Status.LIMITED);
      assertThat(limited.reason()).contains("GRANT pg_read_all_stats TO " + role + ";");
      assertThat(mine).isEqualTo(2);
      assertThat(stale).contains("GRANT pg_read_all_stats");
      assertThat(base).isEmpty();
      assertThat(fixture.watched().status()).isEqualTo(Status.UP);
      assertThat(fixture.figures("select price").calls()).isEqualTo(4);
    }
  }

  @Test
  void collect_findsTheExtension_inAnotherSchema() throws Exception {
    String name = "odd" + DATABASES.incrementAndGet();
    server.execute(null, "CREATE DATABASE " + name);
    server.execute(
        name,
        "CREATE SCHEMA \"Odd \"\"one\"",
        "CREATE EXTENSION pg_stat_statements SCHEMA \"Odd \"\"one\"");
    String url = server.jdbcUrl(name, "postgres");
    try (var fixture = CollectFixture.of(directory, url)) {
      run(url, 3, "SELECT 1 AS odd");

      fixture.collect();

      assertThat(fixture.figures("as odd").calls()).isEqualTo(3);
    }
  }

  @Test
  void epoch_changes_withSchemaAndStatistics() throws Exception {
    String shop = shop();
    try (var fixture = CollectFixture.of(directory, shop)) {
      String first = fixture.watches.epoch("shop");
      run(shop, 1, "UPDATE item SET price = 2 WHERE id = 1");
      fixture.collect();
      String same = fixture.watches.epoch("shop");
      run(shop, 1, "CREATE INDEX ON item (price)");
      fixture.collect();
      String indexed = fixture.watches.epoch("shop");
      run(shop, 1, "ANALYZE item");
      fixture.collect();
      String analyzed = fixture.watches.epoch("shop");

      assertThat(same).isEqualTo(first).isNotEqualTo("0");
      assertThat(List.of(first, indexed, analyzed)).doesNotHaveDuplicates();
    }
  }

  @Test
  void collected_isPublished() throws Exception {
    String shop = shop();
    try (var fixture = CollectFixture.of(directory, shop)) {
      var heard = new CompletableFuture<Collected>();
      Query.COLLECTED.subscribe(fixture.vertx, heard::complete).completion().await(10, SECONDS);

      Optional<Collected> collected = fixture.collect();

      assertThat(heard.get(10, SECONDS)).isEqualTo(collected.orElseThrow());
    }
  }

  @Test
  void figures_outliveARestartOfAssay_andAreNotCountedTwice() throws Exception {
    String shop = shop();
    try (var first = CollectFixture.of(directory, shop)) {
      run(shop, 5, "SELECT price FROM item");
      first.collect();
      run(shop, 2, "SELECT price FROM item");
    }
    try (var second =
        CollectFixture.of(directory, shop, CollectFixture.START.plus(Duration.ofMinutes(5)))) {
      Top before = second.top();
      run(shop, 1, "SELECT price FROM item");
      second.collect();

      assertThat(before.queries()).extracting(Figures::calls).contains(5L);
      assertThat(before.stale()).contains("no interval has ended since Assay started");
      assertThat(second.figures("select price").calls()).isEqualTo(6);
      assertThat(second.top().stale()).isNull();
      assertThat(second.top().from()).isEqualTo(CollectFixture.START);
    }
  }

  @Test
  void cycles_ofOneDatabase_neverOverlap() throws TimeoutException, SQLException {
    String shop = shop();
    try (var fixture = CollectFixture.of(directory, shop)) {
      run(shop, 6, "SELECT price FROM item");
      fixture.pass(Duration.ofMinutes(1));

      var first = fixture.collector.collectNow("shop");
      var second = fixture.collector.collectNow("shop");
      Collected one = first.await(30, SECONDS).orElseThrow();
      Collected two = second.await(30, SECONDS).orElseThrow();

      assertThat(two.from()).isEqualTo(one.to());
      assertThat(fixture.figures("select price").calls()).isEqualTo(6);
    }
  }
}
