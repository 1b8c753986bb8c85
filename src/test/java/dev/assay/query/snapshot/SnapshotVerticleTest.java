package dev.assay.query.snapshot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.bus.Fault;
import dev.assay.query.Insight.Changed;
import dev.assay.query.Insight.Comparison;
import dev.assay.query.Insight.Noise;
import dev.assay.query.Insight.Snapshot;
import dev.assay.query.Insight.SnapshotType;
import dev.assay.query.Insight.TakeSnapshot;
import dev.assay.query.Insight.Totals;
import dev.assay.query.Insight.Verdict;
import dev.assay.query.Insight;
import dev.assay.query.collect.WrittenLedger;
import dev.assay.store.TestStore;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestStore.class)
class SnapshotVerticleTest {
  @Parameter TestStore store;
  @TempDir Path directory;
  private SnapshotFixture fixture;

  @BeforeEach
  void open() throws TimeoutException {
    fixture = new SnapshotFixture(store, directory);
  }

  @AfterEach
  void close() throws TimeoutException {
    fixture.close();
  }

  private static void refused(Fault fault, ThrowingCallable work, String... words) {
    assertThatThrownBy(work)
        .hasMessageContainingAll(words)
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(fault));
  }

  @Test
  void take_keepsItsSpan_andNoMore() throws TimeoutException {
    fixture.minutes(30, Map.of("old", 1.0));
    fixture.minutes(60, Map.of("a", 5.0, "b", 2.0));

    Snapshot snapshot = fixture.take(" before 1.2 ", null);

    assertThat(snapshot.name()).isEqualTo("before 1.2");
    assertThat(snapshot.type()).isEqualTo(SnapshotType.MANUAL);
    assertThat(snapshot.queries()).isEqualTo(2);
    assertThat(snapshot.takenAt()).isEqualTo(fixture.ledger.now());
    assertThat(snapshot.from()).isEqualTo(fixture.ledger.now().minus(Duration.ofHours(1)));
    assertThat(snapshot.to()).isEqualTo(fixture.ledger.now());
    assertThat(fixture.all("shop")).containsExactly(snapshot);
    assertThat(fixture.all("bank")).isEmpty();
  }

  @Test
  void snapshots_areNewestFirst_andMayHaveTheNameOfAnotherDatabases() throws TimeoutException {
    fixture.minutes(10, Map.of("a", 5.0));
    fixture.minutes("bank", 10, Map.of("a", 5.0));
    fixture.take("first", "1h");
    fixture.ledger.pass(Duration.ofMinutes(1));
    fixture.take(new TakeSnapshot("shop", "second", SnapshotType.PRE_DEPLOY, "30m"));
    fixture.take(new TakeSnapshot("bank", "first", SnapshotType.POST_DEPLOY, null));

    assertThat(fixture.all("shop")).extracting(Snapshot::name).containsExactly("second", "first");
    assertThat(fixture.all("bank"))
        .extracting(Snapshot::type)
        .containsExactly(SnapshotType.POST_DEPLOY);
  }

  @Test
  void compare_tellsWhatBecameSlower_faster_new_andGone() throws TimeoutException {
    fixture.minutes(60, Map.of("slower", 5.0, "faster", 4.0, "same", 3.0, "gone", 1.0));
    fixture.shapes.putAll(Map.of("slower", "index", "same", "seq"));
    Snapshot before = fixture.take("before", "1h");
    fixture.shapes.put("slower", "seq");
    fixture.minutes(60, Map.of("slower", 15.0, "faster", 2.0, "same", 3.0, "new", 0.5));
    Snapshot after = fixture.take("after", "1h");

    Comparison comparison = fixture.compare(before.id(), "after");

    assertThat(comparison.before()).isEqualTo(before);
    assertThat(comparison.after()).isEqualTo(after);
    assertThat(comparison.totals()).isEqualTo(new Totals(1, 1, 1, 0, 1, 1));
    assertThat(comparison.notes()).isEmpty();
    assertThat(comparison.queries())
        .extracting(Changed::fingerprint)
        .containsExactly("slower", "faster", "gone", "new", "same");
    Changed slower = comparison.queries().getFirst();
    assertThat(slower.verdict()).isEqualTo(Verdict.DEGRADED);
    assertThat(slower.normalized()).isEqualTo("select slower");
    assertThat(slower.ratio()).isCloseTo(3, within(0.2));
    Noise noise = Objects.requireNonNull(slower.noise());
    assertThat(noise.low()).isBetween(0.9, 1.0);
    assertThat(noise.high()).isBetween(1.0, 1.1);
    assertThat(slower.callsBefore()).isEqualTo(3000);
    assertThat(Objects.requireNonNull(slower.before()).rows()).isEqualTo(2);
    assertThat(Objects.requireNonNull(slower.before()).sharedHit()).isEqualTo(2);
    assertThat(slower.planBefore()).isEqualTo("index");
    assertThat(slower.planAfter()).isEqualTo("seq");
    Changed gone = SnapshotFixture.of(comparison, "gone");
    assertThat(gone.verdict()).isEqualTo(Verdict.VANISHED);
    assertThat(gone.ratio()).isNull();
    assertThat(gone.after()).isNull();
    assertThat(gone.callsAfter()).isZero();
    assertThat(SnapshotFixture.of(comparison, "new").verdict()).isEqualTo(Verdict.ADDED);
    assertThat(SnapshotFixture.of(comparison, "new").beforeMs()).isNull();
    assertThat(SnapshotFixture.of(comparison, "same").verdict()).isEqualTo(Verdict.UNCHANGED);
  }

  @Test
  void compare_isTheSame_afterTheHistoryIsRolledUpAndRemoved() throws TimeoutException {
    fixture.minutes(60, Map.of("a", 5.0));
    fixture.take("before", "1h");
    fixture.minutes(60, Map.of("a", 8.0));
    fixture.take("after", "1h");
    Comparison fresh = fixture.compare("before", "after");
    fixture.ledger.pass(Duration.ofDays(40));
    fixture.ledger.tidy("shop");

    assertThat(fixture.compare("before", "after")).isEqualTo(fresh);
    refused(
        Fault.UNAVAILABLE,
        () -> fixture.take("later", "365d"),
        "nothing was collected of shop since 2025-");
  }

  @Test
  void compare_isUnclear_ofTooShortSpans() throws TimeoutException {
    fixture.minutes(5, Map.of("a", 5.0));
    fixture.take("before", "5m");
    fixture.minutes(5, Map.of("a", 50.0));
    fixture.take("after", "5m");

    Comparison comparison = fixture.compare("before", "after");

    assertThat(comparison.totals()).isEqualTo(new Totals(0, 0, 0, 1, 0, 0));
    assertThat(comparison.queries().getFirst().noise()).isNull();
    assertThat(comparison.queries().getFirst().ratio()).isCloseTo(10, within(2.0));
    assertThat(comparison.queries().getFirst().lacks()).contains("5 parts");
  }

  @Test
  void compare_notesThatSpansOverlap_andThatItLooksBack() throws TimeoutException {
    fixture.minutes(60, Map.of("a", 5.0));
    fixture.take("first", "1h");
    fixture.minutes(30, Map.of("a", 9.0));
    fixture.take("second", "1h");

    Comparison back = fixture.compare("second", "first");

    assertThat(back.queries().getFirst().ratio()).isLessThan(1);
    assertThat(back.notes())
        .hasSize(2)
        .anySatisfy(note -> assertThat(note).contains("'second' was taken after 'first'"))
        .anySatisfy(note ->
            assertThat(note).contains("from 2026-03-02T00:30:00Z to 2026-03-02T01:00:00Z"));
  }

  @Test
  void compare_isRefused_ofWhatIsNotThere() throws TimeoutException {
    fixture.minutes(10, Map.of("a", 5.0));
    fixture.minutes("bank", 10, Map.of("a", 5.0));
    refused(Fault.ABSENT, () -> fixture.compare("x", "y"), "'x'", "none was taken of shop yet");
    fixture.take("here", null);
    Snapshot bank = fixture.take(new TakeSnapshot("bank", "there", null, null));

    refused(Fault.ABSENT, () -> fixture.compare("here", "nope"), "'nope'", "there are 'here'");
    refused(Fault.ABSENT, () -> fixture.compare("here", "z".repeat(5000)), "zzz...");
    refused(
        Fault.INVALID,
        () -> fixture.compare("here", bank.id()),
        "'there'", "is of the database bank", "expected one of shop");
    refused(Fault.INVALID, () -> fixture.compare("here", "here"), "the same snapshot");
    refused(Fault.INVALID, () -> fixture.compare("here", " "), "field 'after'");
    refused(
        Fault.INVALID,
        () ->
            ask(
                Insight.COMPARE.address(),
                new JsonObject().put("database", "shop").put("after", "here")),
        "field 'before'");
    refused(
        Fault.ABSENT,
        () ->
            Insight.COMPARE
                .ask(fixture.ledger.vertx, new Insight.Compare("shopp", "here", "here"))
                .await(10, SECONDS),
        "shopp");
  }

  @Test
  void take_isAConflict_whereTheNameIsTaken() throws TimeoutException {
    fixture.minutes(10, Map.of("a", 5.0));
    Snapshot first = fixture.take("v1", null);

    refused(
        Fault.CONFLICT,
        () -> fixture.take("v1", null),
        "a snapshot 'v1' already", first.takenAt().toString(), "another name");
    assertThat(fixture.all("shop")).containsExactly(first);
  }

  @Test
  void take_isUnavailable_whereNothingWasCollected_andKeepsNothing() throws TimeoutException {
    fixture.minutes(10, Map.of("a", 5.0));
    fixture.ledger.pass(Duration.ofHours(2));

    refused(Fault.UNAVAILABLE, () -> fixture.take("v1", "1h"), "nothing was collected", "longer");
    assertThat(fixture.all("shop")).isEmpty();
    assertThat(fixture.take("v1", "3h").queries()).isEqualTo(1);
  }

  @Test
  void take_ofAnIdleDatabase_hasNoQueries() throws TimeoutException {
    fixture.minutes(10, Map.of());

    assertThat(fixture.take("quiet", null).queries()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two\nlines", "LONG"})
  void take_refusesANameThatIsNone(String name) throws TimeoutException {
    fixture.minutes(2, Map.of("a", 5.0));

    refused(
        Fault.INVALID,
        () -> fixture.take(name.equals("LONG") ? "x".repeat(101) : name, null),
        "field 'name'");
    assertThat(fixture.take("x".repeat(100), null).name()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "1 year", "-1h", "1h30m"})
  void take_refusesASpanThatIsNone(String span) {
    refused(Fault.INVALID, () -> fixture.take("a", span), "field 'span'");
  }

  @Test
  void take_looksBackAsFarAsThereIs_ofAVeryLongSpan() throws TimeoutException {
    fixture.minutes(3, Map.of("a", 5.0));

    assertThat(fixture.take("all", "999999999d").from()).isEqualTo(WrittenLedger.START);
  }

  @Test
  void questionsInJson_nameTypesAsTheWireDoes() throws TimeoutException {
    fixture.minutes(10, Map.of("a", 5.0));
    JsonObject question =
        new JsonObject().put("database", "shop").put("name", "v1").put("type", "postDeploy");

    Object answer = ask(Insight.SNAPSHOT.address(), question);

    assertThat(answer)
        .isInstanceOfSatisfying(
            JsonObject.class,
            json -> assertThat(json.getString("type")).isEqualTo("postDeploy"));
    refused(
        Fault.INVALID,
        () -> ask(Insight.SNAPSHOT.address(), question.copy().put("type", "nightly")),
        "field 'type'", "nightly");
  }

  private Object ask(String address, JsonObject question) throws TimeoutException {
    return fixture
        .ledger
        .vertx
        .eventBus()
        .request(address, question)
        .await(10, SECONDS)
        .body();
  }

  @Test
  void ids_differ_alsoOfSnapshotsAtOnce() throws TimeoutException {
    fixture.minutes(2, Map.of("a", 5.0));

    List<Snapshot> two = List.of(fixture.take("one", null), fixture.take("two", null));

    assertThat(two).extracting(Snapshot::id).doesNotHaveDuplicates();
  }
}
