package dev.assay.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.query.Query;
import dev.assay.query.Query.AskPlans;
import dev.assay.query.Query.Explain;
import dev.assay.query.Query.Explained;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.Query.Plans;
import dev.assay.query.Query.Problem;
import dev.assay.query.Query.SeenPlan;
import dev.assay.store.TestPostgres;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanDeskTest {
  private static final TestPostgres SERVER = TestPostgres.of(18);
  @TempDir private Path dir;
  private TestDesk desk;

  @BeforeAll
  static void fill() throws SQLException {
    SERVER.create("desk");
    SERVER.execute(
        "desk",
        "CREATE TABLE item (id int PRIMARY KEY, a int, note text)",
        "ALTER TABLE item SET (autovacuum_enabled = false)",
        "INSERT INTO item SELECT g, g % 100, 'n' || g FROM generate_series(1, 50000) g",
        "CREATE TABLE turned (id int, a int)",
        "INSERT INTO turned SELECT g, g FROM generate_series(1, 50000) g",
        "CREATE SCHEMA hidden",
        "CREATE TABLE hidden.secret (a int)",
        "CREATE ROLE guest LOGIN",
        "CREATE ROLE \"Odd One\" LOGIN",
        "GRANT USAGE ON SCHEMA hidden TO \"Odd One\"",
        "CREATE ROLE sly LOGIN",
        "ALTER ROLE sly SET standard_conforming_strings = off");
    // A session tells what it changed when it ends, so what takes statistics is another.
    SERVER.execute("desk", "ANALYZE item", "ANALYZE turned");
  }

  @BeforeEach
  void open() throws TimeoutException {
    desk = new TestDesk(SERVER, "desk", dir);
  }

  @AfterEach
  void close() throws Exception {
    desk.close();
  }

  @Test
  void explain_tellsThePlanOfAText_withoutItsLiterals() throws TimeoutException {
    String sql = "SELECT * FROM item WHERE a = 97 AND note <> 'Secret'";

    Explained explained = desk.explain(sql);

    assertThat(explained.plan()).contains("Seq Scan").contains("(item.a = ?)");
    assertThat(explained.plan()).doesNotContain("97)").doesNotContain("Secret");
    assertThat(explained.fingerprint()).isEqualTo(desk.fingerprint(sql));
    assertThat(explained.totalCost()).isPositive();
    assertThat(explained.executionMs()).isNull();
    assertThat(explained.analyzed()).isFalse();
    assertThat(explained.generic()).isFalse();
    assertThat(explained.times()).isEmpty();
    assertThat(explained.stale()).isNull();
    assertThat(explained.problems()).extracting(Problem::kind).containsExactly("slowScan");
  }

  @Test
  void explain_knowsStaleStatistics() throws TimeoutException, SQLException {
    SERVER.execute(
        "desk",
        "CREATE TABLE moving (id int)",
        "ALTER TABLE moving SET (autovacuum_enabled = false)",
        "INSERT INTO moving SELECT generate_series(1, 5000)");
    SERVER.execute("desk", "ANALYZE moving");
    SERVER.execute("desk", "INSERT INTO moving SELECT generate_series(1, 4000)");

    Explained explained = desk.explain("SELECT * FROM moving");

    assertThat(explained.problems()).extracting(Problem::kind).containsExactly("staleStatistics");
    assertThat(explained.problems().getFirst().evidence())
        .containsEntry("changedRows", 4_000.0)
        .containsEntry("rowsThen", 5_000.0);
  }

  @Test
  void explain_runsASelect_whereItMay() throws TimeoutException {
    Explained explained = desk.analyze("SELECT count(*) FROM item WHERE a = 7");

    assertThat(explained.analyzed()).isTrue();
    assertThat(explained.executionMs()).isPositive();
    assertThat(explained.times()).isNotEmpty();
    assertThat(explained.plan()).contains("Shared Hit Blocks");
    assertThat(explained.problems()).extracting(Problem::kind).contains("slowScan");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          DELETE FROM item                              | DENIED  | only SELECT is run
          SELECT pg_sleep(9)                            | DENIED  | pg_sleep
          SELECT * FROM item WHERE id = $1              | INVALID | without its values
          SELECT count(*) FROM generate_series(1, 1e12) | LATE    | stopped the statement
          """)
  void explain_refusesToRun(String sql, Fault fault, String words) {
    assertFault(() -> desk.analyze(sql), fault, words);
  }

  @Test
  void explain_namesTheSetting_whereNothingMayBeRun() {
    desk.mayAnalyze = false;

    assertFault(() -> desk.analyze("SELECT 1"), Fault.DENIED, "databases.shop.analyze");
  }

  @Test
  void explain_wantsEitherATextOrAFingerprint_ofAKnownDatabase() {
    assertFault(
        () -> TestDesk.wait(desk.desk.explain(new Explain("shop", null, null, null), call())),
        Fault.INVALID,
        "neither");
    assertFault(
        () -> TestDesk.wait(desk.desk.explain(new Explain("shop", "a", "b", null), call())),
        Fault.INVALID,
        "both");
    assertFault(
        () ->
            TestDesk.wait(
                desk.desk.explain(new Explain("nowhere", "SELECT 1", null, null), call())),
        Fault.ABSENT,
        "nowhere");
    assertFault(() -> desk.seen("0000000000000000"), Fault.ABSENT, "no query is called");
  }

  @Test
  void explain_saysWhatGrantMendsIt() {
    desk.postgres = desk.open(SERVER.jdbcUrl("desk", "guest"));

    assertFault(
        () -> desk.explain("SELECT * FROM item"),
        Fault.DENIED,
        "permission denied for table item; GRANT SELECT ON item TO guest mends it");
    assertFault(
        () -> desk.explain("SELECT * FROM hidden.secret"),
        Fault.DENIED,
        "schema hidden (at character 15); GRANT USAGE ON SCHEMA hidden TO guest mends it");
    assertFault(
        () -> desk.explain("DELETE FROM item WHERE id = 1"),
        Fault.DENIED,
        "GRANT SELECT, DELETE ON item TO guest mends it");
  }

  @Test
  void explain_qualifiesAndQuotesTheGrant() {
    desk.postgres = desk.open(SERVER.jdbcUrl("desk", "Odd%20One"));

    assertFault(
        () -> desk.explain("SELECT * FROM hidden.secret"),
        Fault.DENIED,
        "GRANT SELECT ON hidden.secret TO \"Odd One\" mends it");
  }

  // To who reads \' as a quote within the string, the second statement is part of the string.
  @Test
  void explain_isNotFooled_byAServerThatReadsStringsOtherwise()
      throws TimeoutException, SQLException {
    desk.postgres = desk.open(SERVER.jdbcUrl("desk", "sly"));

    Explained explained =
        desk.explain("SELECT '\\''; COMMIT; CREATE TABLE public.hacked (a int); --'");

    assertThat(explained.plan()).contains("Result");
    SERVER.execute("desk", "CREATE TABLE public.hacked (a int)", "DROP TABLE public.hacked");
  }

  @Test
  void explain_asksOnce_whereManyAskTheSame() throws TimeoutException {
    List<Future<Explained>> asked =
        IntStream.range(0, 100)
            .mapToObj(i ->
                desk.desk.explain(new Explain("shop", "SELECT * FROM item", null, null), call()))
            .toList();

    for (Future<Explained> one : asked) {
      assertThat(TestDesk.wait(one)).isSameAs(TestDesk.wait(asked.getFirst()));
    }
    assertThat(desk.postgres.statistics().acquisitions()).isEqualTo(1);
  }

  @Test
  void known_tellsWhatIsKept_untilStatisticsAreTakenAnew() throws TimeoutException {
    var question = new Explain("shop", "SELECT * FROM item WHERE a = 8", null, null);
    assertThat(desk.desk.known(question)).isNull();

    Explained explained = TestDesk.wait(desk.desk.explain(question, call()));

    assertThat(desk.desk.known(question)).isSameAs(explained);
    assertThat(desk.desk.known(new Explain("shop", question.sql(), null, true))).isNull();
    desk.epoch = "2";
    assertThat(desk.desk.known(question)).isNull();
    assertThat(TestDesk.wait(desk.desk.explain(question, call()))).isNotSameAs(explained);
  }

  @Test
  void plans_tellShapesAndFlips_ofTheQuerysOwnText() throws TimeoutException, SQLException {
    String fingerprint = desk.collected("SELECT * FROM turned WHERE id = $1");
    Explained before = desk.seen(fingerprint);
    SERVER.execute("desk", "CREATE INDEX turned_id ON turned (id)", "ANALYZE turned");
    desk.now = desk.now.plusSeconds(60);
    desk.epoch += "+";

    Explained after = desk.seen(fingerprint);

    assertThat(after.shape()).isNotEqualTo(before.shape());
    assertThat(desk.changes)
        .containsExactly(
            new PlanChanged("shop", fingerprint, before.shape(), after.shape(), desk.now));
    Plans plans = TestDesk.wait(desk.desk.plans(new AskPlans("shop", fingerprint), call()));
    assertThat(plans.flips()).isEqualTo(1);
    assertThat(plans.plans())
        .extracting(SeenPlan::shape)
        .containsExactly(after.shape(), before.shape());
    assertThat(plans.plans().getFirst().firstSeen()).isEqualTo(desk.now);
    SERVER.execute("desk", "DROP INDEX turned_id");
  }

  @Test
  void plans_seeATextOfSomebody_butDoNotCountItAsAFlip() throws TimeoutException {
    String fingerprint = desk.collected("SELECT * FROM item WHERE id < $1");
    Explained own = desk.seen(fingerprint);

    Explained other = desk.explain("SELECT * FROM item WHERE id < 49999");

    assertThat(other.fingerprint()).isEqualTo(fingerprint);
    assertThat(other.shape()).isNotEqualTo(own.shape());
    assertThat(desk.changes).isEmpty();
    assertThat(TestDesk.wait(desk.desk.shapes("shop", call())))
        .isEqualTo(Map.of(fingerprint, own.shape()));
    Plans plans = TestDesk.wait(desk.desk.plans(new AskPlans("shop", fingerprint), call()));
    assertThat(plans.flips()).isZero();
    assertThat(plans.plans()).hasSize(2);
    Map<String, TakenPlan> latest =
        TestDesk.wait(desk.desk.latest("shop", List.of(fingerprint, "unknown"), call()));
    assertThat(latest).containsOnlyKeys(fingerprint);
    assertThat(latest)
        .containsEntry(
            fingerprint,
            new TakenPlan(own.shape(), desk.now, desk.now, RealPlans.redacted(own.plan())));
  }

  @Test
  void plans_areAbsent_whereNoneWasSeen_andForgotten() throws TimeoutException {
    String fingerprint = desk.collected("SELECT count(*) FROM item");
    var question = new AskPlans("shop", fingerprint);
    assertFault(() -> TestDesk.wait(desk.desk.plans(question, call())), Fault.ABSENT, "no plan");
    Explained explained = desk.seen(fingerprint);

    assertThat(TestDesk.wait(desk.desk.forget(explained.at(), call()))).isZero();
    assertThat(TestDesk.wait(desk.desk.forget(explained.at().plusMillis(1), call()))).isEqualTo(1);

    assertFault(() -> TestDesk.wait(desk.desk.plans(question, call())), Fault.ABSENT, "no plan");
  }

  @Test
  void explain_marksAKeptPlanStale_whereTheServerIsDown() throws TimeoutException {
    String fingerprint = desk.collected("SELECT * FROM item WHERE a = $1");
    Explained kept = desk.seen(fingerprint);
    desk.down = "the database shop is down";

    Explained stale = desk.seen(fingerprint);

    assertThat(kept.stale()).isNull();
    assertThat(stale.stale()).isEqualTo("the database shop is down");
    assertThat(stale.at()).isEqualTo(kept.at());
    assertThat(stale.plan()).isEqualTo(kept.plan());
  }

  @Test
  void explain_givesTheLastPlan_markedStale_whereTheServerIsDown() throws TimeoutException {
    String fingerprint = desk.collected("SELECT * FROM item WHERE a = $1");
    Explained last = desk.seen(fingerprint);
    desk.unplug();
    desk.epoch += "+";

    Explained stale = desk.seen(fingerprint);

    assertThat(stale.stale()).contains("cannot be reached");
    assertThat(stale.at()).isEqualTo(last.at());
    assertThat(stale.plan()).isEqualTo(last.plan());
    assertThat(stale.shape()).isEqualTo(last.shape());
    assertThat(stale.generic()).isTrue();
    assertFault(() -> desk.explain("SELECT * FROM item WHERE a = 9"), Fault.UNAVAILABLE, "reached");
    assertFault(
        () -> desk.seen(desk.collected("SELECT 1 FROM item WHERE note = $1")),
        Fault.UNAVAILABLE,
        "reached");
  }

  @Test
  void plan_readsATextNotSeenBefore() throws TimeoutException {
    TakenPlan taken =
        TestDesk.wait(desk.desk.plan("shop", "SELECT * FROM item WHERE id = 5", call()));

    assertThat(taken.plan().root().type()).isEqualTo("Index Scan");
    assertThat(taken.shape()).isEqualTo(PlanShape.of(taken.plan()));
    assertThat(taken.at()).isEqualTo(desk.now);
  }

  @Test
  void take_takesWhatItCan_andRemembersWhatItCannot() throws TimeoutException {
    String good = desk.collected("SELECT * FROM item WHERE id = $1");
    String bad = desk.collected("SELECT now() - interval $1 FROM item");
    String gone = desk.collected("SELECT * FROM vanished WHERE id = $1");
    List<String> all = List.of(bad, good, gone, "0000000000000000", good);

    PlanCycle.Taken first = TestDesk.wait(desk.desk.take("shop", all, call()));
    PlanCycle.Taken second = TestDesk.wait(desk.desk.take("shop", all, call()));
    desk.now = desk.now.plus(Duration.ofHours(2));
    PlanCycle.Taken later = TestDesk.wait(desk.desk.take("shop", all, call()));

    assertThat(first.taken()).isEqualTo(1);
    assertThat(first.failed()).isEqualTo(3);
    assertThat(first.skipped()).isZero();
    assertThat(second).isEqualTo(new PlanCycle.Taken(1, 0, 0, 3, null));
    assertThat(later.failed()).isEqualTo(3);
    assertThat(desk.desk.unplanned("shop", good)).isNull();
    assertThat(desk.desk.unplanned("shop", "0000000000000000")).isNotNull();
    assertThat(desk.desk.unplanned("shop", bad))
        .extracting(PlanCycle.Unplanned::reason, InstanceOfAssertFactories.STRING)
        .contains("cannot be planned without its values");
    assertFault(
        () -> TestDesk.wait(desk.desk.plans(new AskPlans("shop", gone), call())),
        Fault.ABSENT,
        "the last try, at 2026-01-01T02:00:00Z, failed: ");
    assertFault(
        () -> TestDesk.wait(desk.desk.plans(new AskPlans("shop", gone), call())),
        Fault.ABSENT,
        "does not exist");
  }

  @Test
  void take_seesAFlip_andFeedsTheCache() throws TimeoutException, SQLException {
    String fingerprint = desk.collected("SELECT id FROM turned WHERE a = $1");
    TestDesk.wait(desk.desk.take("shop", List.of(fingerprint), call()));
    Explained before = desk.seen(fingerprint);
    SERVER.execute("desk", "CREATE INDEX turned_a ON turned (a)");

    PlanCycle.Taken taken = TestDesk.wait(desk.desk.take("shop", List.of(fingerprint), call()));

    assertThat(taken.flips()).isEqualTo(1);
    assertThat(desk.changes).hasSize(1);
    assertThat(desk.seen(fingerprint).shape()).isNotEqualTo(before.shape());
    SERVER.execute("desk", "DROP INDEX turned_a");
  }

  @Test
  void take_stopsAtOnce_whereTheServerIsDown() throws TimeoutException {
    String one = desk.collected("SELECT * FROM item WHERE id = $1");
    String two = desk.collected("SELECT * FROM item WHERE a = $1");
    desk.unplug();

    PlanCycle.Taken taken = TestDesk.wait(desk.desk.take("shop", List.of(one, two), call()));

    assertThat(taken.failed()).isEqualTo(1);
    assertThat(taken.skipped()).isEqualTo(1);
    assertThat(taken.reason()).contains("cannot be reached");
  }

  @Test
  void verticle_answersOnTheBus() throws TimeoutException {
    var bus = new Bus(desk.vertx, (address, nanos, fault) -> {});
    TestDesk.wait(desk.vertx.deployVerticle(new PlanVerticle(bus, desk.desk)));

    Explained explained =
        TestDesk.wait(Query.EXPLAIN.ask(desk.vertx, new Explain("shop", "SELECT 1", null, null)));
    Plans plans =
        TestDesk.wait(Query.PLANS.ask(desk.vertx, new AskPlans("shop", explained.fingerprint())));

    assertThat(plans.plans()).extracting(SeenPlan::shape).containsExactly(explained.shape());
  }

  private static Call call() {
    return TestDesk.call();
  }

  private static void assertFault(ThrowingCallable call, Fault fault, String words) {
    assertThatThrownBy(call)
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .satisfies(failure -> assertThat(failure).hasMessageContaining(words))
        .satisfies(failure -> assertThat(failure.fault()).isEqualTo(fault));
  }
}
