package dev.assay.query.advice;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.Advisory;
import dev.assay.query.Advisory.Advice;
import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.Advisory.Advised;
import dev.assay.query.Advisory.AskAdvice;
import dev.assay.query.Advisory.Basis;
import dev.assay.query.Advisory.Decide;
import dev.assay.query.Advisory.Decision;
import dev.assay.query.Advisory.Effect;
import dev.assay.query.Advisory.Rejected;
import dev.assay.query.advice.AdvicePorts.Presence;
import dev.assay.query.advice.FoundIndexes.Gain;
import dev.assay.query.advice.FoundIndexes.Index;
import dev.assay.store.TestPostgres;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviceDeskTest {
  private static final TestPostgres SERVER = TestPostgres.of(18);
  private static final String CAST = "SELECT id FROM item WHERE code::numeric = 7";
  private static final String OTHER = "SELECT note FROM item WHERE id = 3";
  private static String url;

  @TempDir Path dir;
  private AdviceFixture shop;

  @BeforeAll
  static void fill() throws Exception {
    url = SERVER.create("advice_desk");
    SERVER.execute(
        "advice_desk",
        "CREATE TABLE item (id int PRIMARY KEY, code int, note text)",
        "ALTER TABLE item SET (autovacuum_enabled = false)",
        "INSERT INTO item SELECT g, g, 'n' FROM generate_series(1, 40000) g",
        "CREATE INDEX ON item (code)",
        "CREATE ROLE advice_reader LOGIN",
        "GRANT pg_read_all_stats TO advice_reader");
    SERVER.execute("advice_desk", "VACUUM ANALYZE item");
  }

  @BeforeEach
  void open() throws Exception {
    SERVER.execute("advice_desk", "DROP INDEX IF EXISTS item_numeric");
    shop = new AdviceFixture(dir, url);
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void decisions_outliveARestart_andDismissedAdviceIsNotOpenAgain() throws Exception {
    minutes(3);
    Advised open = only("implicitCast");

    Advised dismissed = shop.decide(open.id(), Decision.DISMISSED, "a report, once a day");
    Advice told = shop.advice();
    shop.close();
    shop = new AdviceFixture(dir, url, shop.now());
    Advice again = shop.advice();

    assertThat(open.decision()).isEqualTo(Decision.OPEN);
    assertThat(dismissed.decision()).isEqualTo(Decision.DISMISSED);
    assertThat(dismissed.text()).endsWith("(dismissed: a report, once a day)");
    for (Advice advice : List.of(told, again)) {
      assertThat(advice.advice()).filteredOn(one -> one.id().equals(open.id())).hasSize(1);
      assertThat(advice.advice().getLast().id()).isEqualTo(open.id());
      assertThat(advice.advice().getLast().decision()).isEqualTo(Decision.DISMISSED);
    }
  }

  @Test
  void acceptedAdvice_isMeasured() throws Exception {
    minutes(5);
    Advised open = only("implicitCast");

    Effect first = effect(shop.decide(open.id(), Decision.ACCEPTED, null));
    SERVER.execute("advice_desk", "CREATE INDEX item_numeric ON item ((code::numeric))");
    SERVER.execute("advice_desk", "ANALYZE item");
    minutes(4);
    Effect few = effect(one(open.id()));
    minutes(1);
    Effect enough = effect(one(open.id()));

    assertThat(first.lacks()).contains("not called in a whole interval since");
    assertThat(first.beforeMs()).isPositive();
    assertThat(few.lacks()).contains("4 intervals since; 5 are needed");
    assertThat(enough.lacks()).isNull();
    assertThat(enough.ratio()).isBetween(0.0, 0.9);
    assertThat(enough.since()).isEqualTo(first.since());
  }

  @Test
  void acceptedIndex_isMeasuredSinceItIsThere() throws Exception {
    minutes(5);
    shop.indexes = found(shop.fingerprint(OTHER));
    shop.epoch++;
    Advised index = only("covering");
    shop.decide(index.id(), Decision.ACCEPTED, null);
    shop.presence = Presence.MISSING;
    minutes(2);

    Effect missing = effect(one(index.id()));
    shop.presence = Presence.THERE;
    minutes(5);
    Effect there = effect(one(index.id()));

    assertThat(missing.lacks()).isEqualTo("the index is not there");
    assertThat(there.lacks()).isNull();
    assertThat(there.ratio()).isPositive();
    assertThat(there.since()).isEqualTo(shop.now().minus(Duration.ofMinutes(5)));
  }

  @Test
  void indexes_areRankedAmongTheRest_andTheRejectedAreTold() throws Exception {
    minutes(1);
    shop.indexes = found(shop.fingerprint(OTHER));
    shop.epoch++;

    Advice advice = shop.advice();

    Advised index = only("covering");
    assertThat(index.kind()).isEqualTo(AdviceKind.INDEX);
    assertThat(index.basis()).isEqualTo(Basis.ESTIMATE);
    assertThat(index.ddl()).startsWith("CREATE INDEX");
    assertThat(index.evidence()).containsEntry("costBefore", 8.0).containsEntry("costAfter", 4.0);
    assertThat(advice.rejected()).extracting(Rejected::why).containsExactly("too small");
    assertThat(advice.degraded()).contains("hypopg is not installed");
  }

  @Test
  void openTakesADecisionBack() throws Exception {
    minutes(3);
    Advised open = only("implicitCast");
    shop.decide(open.id(), Decision.ACCEPTED, "now");

    Advised back = shop.decide(open.id(), Decision.OPEN, null);

    assertThat(back.decision()).isEqualTo(Decision.OPEN);
    assertThat(back.effect()).isNull();
    assertThat(only("implicitCast").decision()).isEqualTo(Decision.OPEN);
  }

  @Test
  void acceptingAgain_keepsWhatWasBefore() throws Exception {
    minutes(5);
    Advised open = only("implicitCast");
    Effect first = effect(shop.decide(open.id(), Decision.ACCEPTED, "first"));
    minutes(2);

    Advised second = shop.decide(open.id(), Decision.ACCEPTED, "second");

    assertThat(effect(second).since()).isEqualTo(first.since());
    assertThat(effect(second).beforeMs()).isEqualTo(first.beforeMs());
    assertThat(second.text()).endsWith("(accepted: second)");
  }

  @Test
  void adviceOnAVanishedQuery_canStillBeDecidedOn_andSaysSo() throws Exception {
    minutes(3);
    Advised open = only("implicitCast");
    String fingerprint = open.fingerprints().getFirst();
    shop.pass(Duration.ofDays(40));
    shop.minute("SELECT 1");

    assertThatThrownBy(() -> shop.advice(fingerprint))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT))
        .hasMessageContaining("no query '" + fingerprint + "' was collected of shop");
    Advised decided = shop.decide(open.id(), Decision.DISMISSED, null);
    Advice told = shop.advice(fingerprint);

    assertThat(decided.text()).contains(Listing.VANISHED);
    assertThat(told.advice()).extracting(Advised::id).containsExactly(open.id());
    assertThat(told.degraded()).contains("only what was decided earlier is told");
  }

  @Test
  void aQueryThatWasNotCalledLately_hasNoFigures_whichIsSaid() throws Exception {
    minutes(2);
    shop.pass(Duration.ofDays(2));
    shop.minute("SELECT 1");

    Advice advice = shop.advice(shop.fingerprint(CAST));

    assertThat(advice.advice()).isEmpty();
    assertThat(advice.degraded()).contains("was not called in the last 24 hours");
  }

  @Test
  void equalQuestions_areAnsweredFromTheCache_untilSomethingChanges() throws Exception {
    minutes(3);
    Advice first = shop.advice();

    Advice cached = shop.advice();
    shop.decide(only("implicitCast").id(), Decision.DISMISSED, null);
    Advice after = shop.advice();

    assertThat(cached).isSameAs(first);
    assertThat(after).isNotEqualTo(first);
    assertThat(shop.desk.counts().given(AdviceKind.REWRITE)).isEqualTo(1);
    assertThat(shop.desk.counts().taken(Decision.DISMISSED)).isEqualTo(1);
    assertThat(shop.desk.counts().taken(Decision.ACCEPTED)).isZero();
  }

  @Test
  void theBus_answersJsonInKind() throws Exception {
    minutes(3);

    Message<JsonObject> answer =
        shop.vertx
            .eventBus()
            .<JsonObject>request(
                Advisory.ADVICE.address(), new JsonObject().put("database", "shop"))
            .await(30, SECONDS);

    JsonObject first = answer.body().getJsonArray("advice").getJsonObject(0);
    assertThat(first.getString("rule")).isEqualTo("implicitCast");
    assertThat(first.getString("decision")).isEqualTo("open");
    assertThat(first.getString("kind")).isEqualTo("rewrite");
  }

  @Test
  void badQuestions_areRefusedWithWords() throws Exception {
    assertFault(() -> shop.advice("nosuchquery"), Fault.ABSENT, "no query 'nosuchquery'");
    assertFault(() -> shop.advice(" "), Fault.INVALID, "'fingerprint' is empty");
    assertFault(
        () -> Advisory.ADVICE.ask(shop.vertx, new AskAdvice("none", null)).await(9, SECONDS),
        Fault.ABSENT,
        "no database 'none'");
    assertFault(
        () -> json(Advisory.ADVICE.address(), "{}"), Fault.INVALID, "'database' is missing");
    assertFault(
        () -> shop.decide("nosuchid", Decision.ACCEPTED, null),
        Fault.ABSENT,
        "expected an id of GET /v1/databases/shop/advice");
    assertFault(
        () -> shop.decide("x", Decision.ACCEPTED, "r".repeat(1001)),
        Fault.INVALID,
        "at most 1000 characters");
    assertFault(
        () -> json(Advisory.DECIDE.address(), "{\"database\": \"shop\", \"id\": \"x\"}"),
        Fault.INVALID,
        "'decision' is missing");
    assertFault(
        () -> json(Advisory.DECIDE.address(), "{\"database\": \"shop\", \"decision\": \"open\"}"),
        Fault.INVALID,
        "'id' is missing");
    assertFault(
        () ->
            Advisory.DECIDE
                .ask(shop.vertx, new Decide("none", "x", Decision.OPEN, null))
                .await(9, SECONDS),
        Fault.ABSENT,
        "no database 'none'");
  }

  @Test
  void aDatabaseWithoutTheExtension_isToldWhatTurnsItOn() throws Exception {
    SERVER.execute(null, "CREATE DATABASE advice_bare");
    shop.close();
    shop = new AdviceFixture(dir, SERVER.jdbcUrl("advice_bare", SERVER.superuser()));

    Advice advice = shop.advice();

    assertThat(advice.advice()).isEmpty();
    assertThat(advice.degraded()).contains("CREATE EXTENSION pg_stat_statements");
  }

  @Test
  void aRoleThatMayNotRead_isToldTheGrant() throws Exception {
    shop.close();
    shop = new AdviceFixture(dir, SERVER.jdbcUrl("advice_desk", "advice_reader"));
    shop.user = url;
    minutes(2);

    Advice advice = shop.advice();

    assertThat(advice.advice()).isEmpty();
    assertThat(advice.degraded())
        .contains("permission denied for table item")
        .contains("GRANT SELECT ON item TO advice_reader mends it");
  }

  @Test
  void aServerThatIsDown_leavesWhatIsKnown_andIsSaid() throws Exception {
    try (TestPostgres server = TestPostgres.start(18, Map.of())) {
      String own = server.create("shop");
      server.execute(
          "shop",
          "CREATE TABLE item (id int, note text)",
          "INSERT INTO item SELECT g, repeat(md5(g::text), 10) FROM generate_series(1, 20000) g");
      shop.close();
      shop = new AdviceFixture(dir, own);
      shop.minute("SELECT note FROM item");
      shop.minute("SELECT note FROM item");
      Advised before = only("missingLimit");
      server.stop();
      shop.pass(Duration.ofMinutes(1));
      shop.epoch++;

      Advice advice = shop.advice();
      Advised decided = shop.decide(before.id(), Decision.DISMISSED, null);

      assertThat(advice.advice()).extracting(Advised::id).containsExactly(before.id());
      assertThat(advice.degraded())
          .contains("plans are older ones: the database shop at")
          .contains("the catalog was not read")
          .contains("cannot be reached");
      assertThat(decided.decision()).isEqualTo(Decision.DISMISSED);
    }
  }

  @Test
  void aDeadlineThatPassed_isLate() {
    assertFault(
        () ->
            shop.desk
                .advise(new AskAdvice("shop", null), Call.within(Duration.ZERO))
                .await(9, SECONDS),
        Fault.LATE,
        "the deadline passed");
  }

  private void minutes(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      shop.minute(
          CAST, CAST, OTHER, "SELECT id FROM item WHERE code = 9", "SELECT count(*) FROM item");
    }
  }

  private static FoundIndexes found(String fingerprint) {
    return new FoundIndexes(
        List.of(
            new Index(
                "covering",
                "index only",
                "CREATE INDEX CONCURRENTLY ON public.item (id) INCLUDE (note)",
                Basis.ESTIMATE,
                "0",
                List.of(new Gain(fingerprint, 8, 4)),
                Map.of("sizeBytes", 900_000.0))),
        List.of(
            new Rejected(
                "CREATE INDEX ON public.item (note)", List.of(fingerprint), "too small", Map.of())),
        "hypopg is not installed: CREATE EXTENSION hypopg");
  }

  private Advised only(String rule) throws Exception {
    List<Advised> found = shop.of(rule);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private Advised one(String id) throws Exception {
    return shop.advice().advice().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Effect effect(Advised advised) {
    return Objects.requireNonNull(advised.effect(), "no effect of what is accepted");
  }

  private void json(String address, String question) throws Exception {
    assertThat(shop.vertx.eventBus().request(address, new JsonObject(question)).await(9, SECONDS))
        .isNull();
  }

  private static void assertFault(ThrowingCallable asked, Fault fault, String words) {
    assertThatThrownBy(asked)
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(fault))
        .hasMessageContaining(words);
  }
}
