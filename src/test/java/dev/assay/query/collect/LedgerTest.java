package dev.assay.query.collect;

import static dev.assay.query.collect.CollectFixture.call;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.bus.Fault;
import dev.assay.query.Query.Figures;
import dev.assay.query.Query.Fingerprinted;
import dev.assay.query.Query.Kind;
import dev.assay.query.Query.Order;
import dev.assay.query.collect.LedgerReads.Ranking;
import dev.assay.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
class LedgerTest {
  @Parameter TestStore store;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant LONG_AGO = Instant.EPOCH;

  @TempDir Path directory;
  private CollectFixture fixture;
  private Ledger ledger;

  @BeforeEach
  void open() throws TimeoutException {
    fixture = CollectFixture.withoutDatabases(store, directory);
    ledger = fixture.ledger;
  }

  @AfterEach
  void close() throws TimeoutException {
    fixture.close();
  }

  /** A minute that ends now, in which each query took such times; then a minute passes. */
  private void minute(Map<String, double[]> times) throws TimeoutException {
    Instant to = fixture.now();
    Instant from = to.minus(MINUTE);
    List<Statement.Seen> texts =
        times.keySet().stream().map(print -> seen(print, 7, "item")).toList();
    List<Interval> done = new ArrayList<>();
    times.forEach(
        (print, of) -> done.add(Delta.whole(Counted.of(null, of)).interval(print, from, to)));
    ledger.write(new Ledger.Entry("shop", from, to, texts, done), call()).await(20, SECONDS);
    fixture.pass(MINUTE);
  }

  private static Statement.Seen seen(String print, long id, String relation) {
    return new Statement.Seen(
        new Fingerprinted(
            print, "select " + print, "lexer-1", true, List.of(relation), 1, Kind.SELECT),
        "SELECT " + print,
        id);
  }

  private List<Figures> top(Order order, int limit, Duration back) throws TimeoutException {
    Instant since = fixture.now().minus(back);
    return ledger
        .top("shop", since, new Ranking(order, limit), call())
        .await(20, SECONDS)
        .queries();
  }

  private List<Interval> intervals(String print) throws TimeoutException {
    return ledger
        .intervals("shop", List.of(print), LONG_AGO, call())
        .await(20, SECONDS)
        .getOrDefault(print, List.of());
  }

  @ParameterizedTest
  @CsvSource({"TOTAL_TIME, often", "MEAN_TIME, slow", "CALLS, often", "ROWS, often", "TEMP, often"})
  void top_hasTheGreatestFirst(Order order, String first) throws TimeoutException {
    minute(Map.of("slow", new double[] {50}, "often", new double[] {20, 20, 20}));

    List<Figures> top = top(order, 50, Duration.ofHours(1));

    assertThat(top).hasSize(2).first().extracting(Figures::fingerprint).isEqualTo(first);
  }

  @Test
  void top_addsUpTheMinutesOfItsTime_andNoMore() throws TimeoutException {
    minute(Map.of("a", new double[] {1000}));
    fixture.pass(Duration.ofHours(1));
    minute(Map.of("a", new double[] {1, 2}));
    minute(Map.of("a", new double[] {6}, "b", new double[] {1}));

    List<Figures> top = top(Order.TOTAL_TIME, 1, Duration.ofMinutes(30));

    assertThat(top).hasSize(1);
    Figures a = top.getFirst();
    assertThat(a.calls()).isEqualTo(3);
    assertThat(a.totalMs()).isEqualTo(9);
    assertThat(a.meanMs()).isEqualTo(3);
    assertThat(a.stddevMs()).isCloseTo(Math.sqrt((4 + 1 + 9) / 3.0), within(1e-12));
    assertThat(a.minMs()).isEqualTo(1);
    assertThat(a.maxMs()).isEqualTo(6);
    assertThat(a.rows()).isEqualTo(6);
    assertThat(a.normalized()).isEqualTo("select a");
    assertThat(a.approximate()).isTrue();
  }

  @Test
  void top_isEmpty_ofADatabaseNothingWasStoredOf() throws TimeoutException {
    assertThat(top(Order.CALLS, 50, Duration.ofHours(1))).isEmpty();
  }

  @Test
  void intervals_areOldestFirst_andOfAllWhereNoneIsNamed() throws TimeoutException {
    minute(Map.of("a", new double[] {1}, "b", new double[] {2}));
    minute(Map.of("a", new double[] {3, 4}));

    var named = ledger.intervals("shop", List.of("a", "none"), LONG_AGO, call()).await(20, SECONDS);
    var all = ledger.intervals("shop", List.of(), LONG_AGO, call()).await(20, SECONDS);
    var other = ledger.intervals("other", List.of(), LONG_AGO, call()).await(20, SECONDS);

    assertThat(named).containsOnlyKeys("a");
    assertThat(named.get("a")).extracting(Interval::calls).containsExactly(1L, 2L);
    assertThat(named.get("a")).first().extracting(Interval::to).isEqualTo(CollectFixture.START);
    assertThat(all).containsOnlyKeys("a", "b");
    assertThat(other).isEmpty();
  }

  @Test
  void statement_hasAllIdsAndRelations_itWasSeenWith() throws TimeoutException {
    Instant to = fixture.now();
    var entry =
        new Ledger.Entry(
            "shop",
            to.minus(MINUTE),
            to,
            List.of(seen("a", -9223372036854775808L, "orders2"), seen("a", 5, "orders3")),
            List.of());
    ledger.write(entry, call()).await(20, SECONDS);

    Statement statement = ledger.statement("shop", "a", call()).await(20, SECONDS);

    assertThat(statement.queryIds()).containsExactly("-9223372036854775808", "5");
    assertThat(statement.relations()).containsExactly("orders2", "orders3");
    assertThat(ledger.normalized("shop", "a", call()).await(20, SECONDS)).isEqualTo("select a");
    assertThat(ledger.sample("shop", "a", call()).await(20, SECONDS)).isEqualTo("SELECT a");
  }

  @Test
  void sample_hasNoValues_ofUtilityStatements() {
    var print =
        new Fingerprinted(
            "a", "alter role joe password $1", "lexer-1", true, List.of(), 1, Kind.UTILITY);

    var seen = new Statement.Seen(print, "ALTER ROLE joe PASSWORD 'secret'", 1);

    assertThat(seen.sample()).isEqualTo("alter role joe password $1");
  }

  @Test
  void statement_isAbsent_whereItWasNotCollected() {
    assertThatThrownBy(() -> ledger.statement("shop", "0f".repeat(8), call()).await(20, SECONDS))
        .hasMessageContaining("no query '0f0f0f0f0f0f0f0f' was collected of shop")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @Test
  void write_storesNothing_whereATextIsMissing() {
    Instant to = fixture.now();
    Interval interval = Delta.whole(Counted.of(null, 1)).interval("unheard", to.minus(MINUTE), to);
    var entry =
        new Ledger.Entry(
            "shop", to.minus(MINUTE), to, List.of(seen("a", 1, "item")), List.of(interval));

    assertThatThrownBy(() -> ledger.write(entry, call()).await(20, SECONDS))
        .hasMessageContaining("unheard");
    assertThatThrownBy(() -> ledger.statement("shop", "a", call()).await(20, SECONDS))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @Test
  void tidy_addsUpToHours_whatIsOlderThanADay_andSumsStayExact() throws TimeoutException {
    for (int i = 0; i < 90; i++) {
      minute(Map.of("a", new double[] {1, i}));
    }
    fixture.pass(Duration.ofHours(26));
    minute(Map.of("a", new double[] {7}));
    Figures before = top(Order.CALLS, 1, Duration.ofDays(3)).getFirst();

    int forgotten = ledger.tidy("shop", call()).await(20, SECONDS);

    Figures after = top(Order.CALLS, 1, Duration.ofDays(3)).getFirst();
    List<Interval> series = intervals("a");
    assertThat(forgotten).isZero();
    assertThat(after.calls()).isEqualTo(181).isEqualTo(before.calls());
    assertThat(after.totalMs()).isCloseTo(before.totalMs(), within(1e-9));
    assertThat(after.stddevMs()).isCloseTo(before.stddevMs(), within(1e-9));
    assertThat(after.minMs()).isEqualTo(before.minMs());
    assertThat(after.maxMs()).isEqualTo(before.maxMs());
    // The first ended at ten o'clock sharp and belongs to the hour before.
    assertThat(series).extracting(Interval::calls).containsExactly(2L, 120L, 58L, 1L);
    assertThat(series)
        .extracting(Interval::from)
        .first()
        .asInstanceOf(InstanceOfAssertFactories.INSTANT)
        .isEqualTo(CollectFixture.START.minus(MINUTE));
  }

  @Test
  void tidy_leavesWhatIsOfToday() throws TimeoutException {
    minute(Map.of("a", new double[] {1}));
    minute(Map.of("a", new double[] {2}));

    ledger.tidy("shop", call()).await(20, SECONDS);

    assertThat(intervals("a")).hasSize(2);
  }

  @Test
  void tidy_doesNotTellALeastTime_ofAnHourWithOneMinuteThatHasNone() throws TimeoutException {
    minute(Map.of("a", new double[] {3}));
    Instant to = fixture.now();
    Counters unknown = Counted.of(new Counters.Since(1, 2), 4, 5);
    var entry =
        new Ledger.Entry(
            "shop",
            to.minus(MINUTE),
            to,
            List.of(),
            List.of(Delta.whole(unknown).interval("a", to.minus(MINUTE), to)));
    ledger.write(entry, call()).await(20, SECONDS);
    fixture.pass(Duration.ofHours(30));

    ledger.tidy("shop", call()).await(20, SECONDS);

    assertThat(top(Order.CALLS, 1, Duration.ofDays(3)).getFirst().minMs()).isNull();
  }

  @Test
  void tidy_removesWhatIsOlderThanTheRetention_andForgetsItsQueries() throws TimeoutException {
    minute(Map.of("old", new double[] {1}, "both", new double[] {1}));
    fixture.pass(Duration.ofDays(20));
    minute(Map.of("both", new double[] {2}));
    ledger.tidy("shop", call()).await(20, SECONDS);
    fixture.pass(Duration.ofDays(15));

    int forgotten = ledger.tidy("shop", call()).await(20, SECONDS);

    assertThat(forgotten).isEqualTo(1);
    assertThat(intervals("both")).extracting(Interval::totalMs).containsExactly(2.0);
    assertThatThrownBy(() -> ledger.statement("shop", "old", call()).await(20, SECONDS))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
    assertThat(ledger.collected(call()).await(20, SECONDS))
        .hasEntrySatisfying("shop", collected -> assertThat(collected.queries()).isEqualTo(1));
  }

  @Test
  void tidy_runsAtMostHourly() throws TimeoutException {
    ledger.tidy("shop", call()).await(20, SECONDS);
    IntStream.range(0, 3).forEach(i -> fixture.pass(Duration.ofMinutes(10)));
    Instant to = fixture.now().minus(Duration.ofDays(40));
    var entry =
        new Ledger.Entry(
            "shop",
            to.minus(MINUTE),
            to,
            List.of(seen("a", 1, "item")),
            List.of(Delta.whole(Counted.of(null, 1)).interval("a", to.minus(MINUTE), to)));
    ledger.write(entry, call()).await(20, SECONDS);

    int tooSoon = ledger.tidy("shop", call()).await(20, SECONDS);
    fixture.pass(Duration.ofMinutes(31));
    int later = ledger.tidy("shop", call()).await(20, SECONDS);

    assertThat(tooSoon).isZero();
    assertThat(later).isEqualTo(1);
  }
}
