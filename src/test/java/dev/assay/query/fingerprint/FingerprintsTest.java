package dev.assay.query.fingerprint;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.cache.CacheStatistics;
import dev.assay.cache.Caches;
import dev.assay.cache.NamedCache;
import dev.assay.config.Settings;
import dev.assay.query.Query.AskFingerprint;
import dev.assay.query.Query.Fingerprinted;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final Caches caches =
      new Caches(
          vertx,
          new Settings.Cache(true, 1_000),
          Map.of("fingerprint", new Settings.CachePolicy(Duration.ofMinutes(10), 1_000)),
          System::nanoTime);
  private final Fingerprints fingerprints =
      Fingerprints.open(vertx, caches.declare(Fingerprints.ANSWERS));

  @AfterEach
  void close() throws Exception {
    fingerprints.close();
    vertx.close().await(20, SECONDS);
  }

  @Test
  void of_answersOnTheCallingThread_whenTheTextIsKnown() throws Exception {
    Fingerprinted made = ask("select a from t where b = 1").await(60, SECONDS);

    Future<Fingerprinted> again = ask("select a from t where b = 1");

    assertThat(again.isComplete()).isTrue();
    assertThat(again.result()).isSameAs(made);
    assertThat(statistics().hits()).isEqualTo(1);
    assertThat(statistics().misses()).isEqualTo(1);
  }

  @Test
  void known_isNothing_untilTheTextWasAsked_andCountsNoMiss() throws Exception {
    var question = new AskFingerprint("select known from t");

    Fingerprinted before = fingerprints.known(question);
    Fingerprinted made = fingerprints.of(question, Call.within(PATIENCE)).await(60, SECONDS);
    Fingerprinted after = fingerprints.known(question);

    assertThat(before).isNull();
    assertThat(after).isSameAs(made);
    assertThat(statistics().misses()).isEqualTo(1);
    assertThat(statistics().hits()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "select '\0'", "\udc00"})
  void known_isInvalid_whenThereIsNoText(String sql) {
    var question = new AskFingerprint(sql);

    assertThatThrownBy(() -> fingerprints.known(question))
        .matches(e -> Fault.of(e) == Fault.INVALID);
  }

  @Test
  void of_readsATextOnce_whenAHundredAskAtOnce() throws Exception {
    var answers =
        IntStream.range(0, 100).mapToObj(i -> ask("select a from t where b = 2")).toList();

    Future.all(answers).await(60, SECONDS);

    var counts = fingerprints.counts();
    assertThat(counts.parsed() + counts.cut()).isEqualTo(1);
    assertThat(counts.waiting()).isZero();
  }

  @Test
  void of_completesOnTheAskersEventLoop() throws Exception {
    var asker = new CompletableFuture<Thread>();
    var completer = new CompletableFuture<Thread>();

    vertx.runOnContext(go -> {
      asker.complete(Thread.currentThread());
      ask("select 5").onComplete(done -> completer.complete(Thread.currentThread()));
    });

    assertThat(completer.get(60, SECONDS)).isSameAs(asker.get(60, SECONDS));
  }

  @Test
  void of_isLate_whenNobodyWaitsAnyMore() {
    var question = new AskFingerprint("select 6");

    var answer = fingerprints.of(question, Call.within(Duration.ZERO));

    assertThatThrownBy(() -> answer.await(60, SECONDS)).matches(e -> Fault.of(e) == Fault.LATE);
  }

  @Test
  void of_isUnavailable_whenItIsClosed() {
    fingerprints.close();

    var answer = ask("select 7");

    assertThatThrownBy(() -> answer.await(60, SECONDS))
        .matches(e -> Fault.of(e) == Fault.UNAVAILABLE);
  }

  @Test
  void now_givesWhatOfGives() throws Exception {
    Fingerprinted asked = ask("select a from t").await(60, SECONDS);

    assertThat(fingerprints.now("select a from t")).isSameAs(asked);
    assertThat(fingerprints.now("select a from t -- other text")).isEqualTo(asked);
  }

  @Test
  void approximate_answersWithTheLexerAlone() throws Exception {
    try (var lexer = Fingerprints.approximate(vertx, other())) {
      var answer = lexer.now("select a from t where b = 1; select 2");

      assertThat(answer.algorithm()).isEqualTo("lexer-1").isEqualTo(lexer.algorithm());
      assertThat(answer.approximate()).isTrue();
      assertThat(answer.statements()).isEqualTo(2);
      assertThat(lexer.counts()).isEqualTo(new Fingerprints.Counts(0, 1, 0, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n",
        "-- nothing",
        ";",
        "select '\0'",
        "\0",
        "select '\ud800'",
        "select '\udc00\ud800'",
        "\udc00",
        "select 1 \ud83d",
        "select 'endless",
      })
  void of_isInvalid_whenThereIsNoText(String sql) {
    var answer = ask(sql);

    assertThatThrownBy(() -> answer.await(60, SECONDS))
        .matches(e -> Fault.of(e) == Fault.INVALID)
        .hasMessageStartingWith("field 'sql'");
  }

  @Test
  void of_isInvalid_whenTheFieldIsMissing() {
    var question = JsonObject.of().mapTo(AskFingerprint.class);

    var answer = fingerprints.of(question, Call.within(PATIENCE));

    assertThatThrownBy(() -> answer.await(60, SECONDS))
        .hasMessage("field 'sql' is missing; a statement was expected");
  }

  @ParameterizedTest
  @MethodSource("tooLarge")
  void of_isTooLarge_past256Kilobytes(String sql) {
    var answer = ask(sql);

    assertThatThrownBy(() -> answer.await(60, SECONDS))
        .matches(e -> Fault.of(e) == Fault.TOO_LARGE)
        .hasMessage("field 'sql' has more than 262144 bytes, the most that are read");
  }

  static List<String> tooLarge() {
    return List.of(
        "select '" + "x".repeat(262_136) + "'",
        "select '" + "ä".repeat(131_068) + "'",
        "select '" + "€".repeat(100_000) + "'",
        "select '" + "😀".repeat(65_535) + "'");
  }

  @Test
  void of_takesTheFull256Kilobytes() throws Exception {
    String sql = "select '" + "😀".repeat(65_533) + "abc'";

    Fingerprinted answer = ask(sql).await(60, SECONDS);

    assertThat(answer.normalized()).isEqualTo("select $1");
  }

  @ParameterizedTest
  @MethodSource("deep")
  void of_passesOrRefusesInWords_whateverIsDeepOrLong(String what, String sql) throws Exception {
    String said =
        ask(sql)
            .map(Fingerprinted::fingerprint)
            .otherwise(refused -> Fault.of(refused) + ": " + refused.getMessage())
            .await(300, SECONDS);

    assertThat(said)
        .as(what)
        .matches(
            "[0-9a-f]{16}|INVALID: field 'sql': (its brackets nest deeper than 2000 levels"
                + "|the operator that begins at character 8 is longer than 63 characters)");
    assertThat(ask("select 8").await(60, SECONDS).normalized()).isEqualTo("select $1");
  }

  static Stream<Arguments> deep() {
    return Stream.of(
        Arguments.of("sum of 10,000", "select 1" + "+1".repeat(10_000)),
        Arguments.of("sum of 130,000", "select 1" + "+1".repeat(130_000)),
        Arguments.of("union of 5,000", "select 1" + " union select 1".repeat(5_000)),
        Arguments.of("union of 17,000", "select 1" + " union select 1".repeat(17_000)),
        Arguments.of("1,000 sub-selects", nested("select * from (", "select 1", ") x", 1_000)),
        Arguments.of("1,000 scalar sub-selects", nested("(select ", "1", ")", 1_000)),
        Arguments.of("1,900 sub-selects", nested("select * from (", "select 1", ") x", 1_900)),
        Arguments.of("130,000 brackets", "select " + nested("(", "1", ")", 130_000)),
        Arguments.of("130,000 open brackets", "select " + "(".repeat(130_000)),
        Arguments.of("130,000 closed brackets", "select " + ")".repeat(130_000)),
        Arguments.of("60,000 negations", "select " + "not ".repeat(60_000) + "a"),
        Arguments.of("120,000 signs", "select " + "- ".repeat(120_000) + "a"),
        Arguments.of("40,000 casts", "select a" + "::int".repeat(40_000)),
        Arguments.of("10,000 cases", "select " + nested("case when ", "a", " then 1 end", 10_000)),
        Arguments.of("15,000 joins", "select 1 from a" + " cross join a".repeat(15_000)),
        Arguments.of("40,000 ands", "select a" + " and a".repeat(40_000)),
        Arguments.of("120,000 values", "select a in (1" + ",1".repeat(120_000) + ")"),
        Arguments.of("120,000 columns", "select a" + ",a".repeat(120_000) + " from t"),
        Arguments.of("40,000 rows", "insert into t values (1)" + ",(1)".repeat(40_000)),
        Arguments.of(
            "20,000 rows with calls", "insert into t values (f())" + ",(f())".repeat(20_000)),
        Arguments.of("1,900 IN lists", "select a" + " in (a".repeat(1_900)),
        Arguments.of("60,000 comments", "select 1" + nested("/*", "", "*/", 60_000)),
        Arguments.of("60,000 comments in one", "select 1/*" + "/**/".repeat(60_000) + "*/"),
        Arguments.of("an operator of 200,000", "select " + "+-".repeat(100_000) + "1"),
        Arguments.of("25,000 statements", "select 1" + ";select 1".repeat(25_000)));
  }

  private static String nested(String open, String inner, String close, int times) {
    return open.repeat(times) + inner + close.repeat(times);
  }

  private NamedCache<String, Fingerprinted> other() {
    return new Caches(
            vertx,
            new Settings.Cache(false, 1),
            Map.of("fingerprint", new Settings.CachePolicy(Duration.ofMinutes(10), 1)),
            System::nanoTime)
        .declare(Fingerprints.ANSWERS);
  }

  private Future<Fingerprinted> ask(String sql) {
    return fingerprints.of(new AskFingerprint(sql), Call.within(PATIENCE.multipliedBy(5)));
  }

  private CacheStatistics statistics() {
    return caches.statistics().getFirst();
  }
}
