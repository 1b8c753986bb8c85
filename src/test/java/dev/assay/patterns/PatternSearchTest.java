package dev.assay.patterns;

import static dev.assay.patterns.PatternFixture.call;
import static dev.assay.patterns.PatternFixture.pattern;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.patterns.PatternFixture.Options;
import dev.assay.patterns.Patterns.DomainResult;
import dev.assay.patterns.Patterns.Feedback;
import dev.assay.patterns.Patterns.Found;
import dev.assay.patterns.Patterns.Ranked;
import dev.assay.patterns.Patterns.Search;
import dev.assay.patterns.Patterns.Source;
import dev.assay.patterns.Patterns.Verdict;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSearchTest {
  @TempDir Path dir;
  private PatternFixture patterns;

  @BeforeEach
  void open() throws Exception {
    patterns = new PatternFixture(dir, Options.usual());
  }

  @AfterEach
  void close() throws Exception {
    patterns.close();
  }

  private void reopen(Options options) throws Exception {
    patterns.close();
    patterns = new PatternFixture(dir, options);
  }

  private static DomainResult only(Found found) {
    return found.domains().getFirst();
  }

  @Test
  void theQueryRanks_insideADomain() throws Exception {
    patterns.put(pattern(Domain.VALIDATION, "refuses a short phone", "validate phone", "phone"));
    patterns.put(pattern(Domain.VALIDATION, "refuses no at sign", "validate email", "email"));

    assertThat(patterns.titles("sign", Domain.VALIDATION)).containsExactly("refuses no at sign");
    assertThat(patterns.titles("validate phone", Domain.VALIDATION))
        .containsExactly("refuses a short phone", "refuses no at sign");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "validateEmailAddress",
        "validate_email_address",
        "VALIDATE_EMAIL",
        "isEmailsValid",
        "EmailValidator.validate(String email)",
        "émails"
      })
  void identifiersAreSplit(String query) throws Exception {
    patterns.put(pattern(Domain.VALIDATION, "refuses no at sign", "check mail", "emailAddress"));
    patterns.put(pattern(Domain.VALIDATION, "something else", "count things", "counter"));

    assertThat(patterns.titles(query, Domain.VALIDATION)).startsWith("refuses no at sign");
  }

  @Test
  void otherDomains_areNotFound() throws Exception {
    patterns.put(pattern(Domain.SECURITY, "escapes markup", "validate email", "email"));

    assertThat(patterns.titles("email", Domain.VALIDATION)).isEmpty();
  }

  @Test
  void domains_areAnsweredInTheOrderAsked_andOnceEach() throws Exception {
    Found found = patterns.search("x", Domain.TIME, Domain.TEXT, Domain.TIME);

    assertThat(found.domains())
        .extracting(DomainResult::domain)
        .containsExactly(Domain.TIME, Domain.TEXT);
    assertThat(found.partial()).isFalse();
  }

  @Test
  void aDomain_isCached_untilSomethingIsStored() throws Exception {
    patterns.put(pattern(Domain.TEXT, "trims", "trim text", "trim"));

    Source first = only(patterns.search("trim", Domain.TEXT)).source();
    Source second = only(patterns.search("trim", Domain.TEXT)).source();
    Source sameWords = only(patterns.search("  TRIMS ", Domain.TEXT)).source();
    patterns.put(pattern(Domain.TEXT, "trims tabs", "trim text", "trim"));
    DomainResult third = only(patterns.search("trim", Domain.TEXT));

    assertThat(List.of(first, second, sameWords, third.source()))
        .containsExactly(Source.DATABASE, Source.CACHE, Source.CACHE, Source.DATABASE);
    assertThat(third.patterns()).hasSize(2);
  }

  @Test
  void otherLimitsAndConfidences_areOtherEntries() throws Exception {
    patterns.put(pattern(Domain.TEXT, "trims", "trim text", "trim"));
    patterns.search("trim", Domain.TEXT);
    var other = new Search("trim", List.of(Domain.TEXT), 0.9, 10);

    Found found = patterns.store.search(other, call()).await(20, SECONDS);

    assertThat(only(found).source()).isEqualTo(Source.DATABASE);
    assertThat(only(found).patterns()).isEmpty();
  }

  @Test
  void search_works_withoutACache() throws Exception {
    reopen(Options.usual().uncached());
    patterns.put(pattern(Domain.TEXT, "trims", "trim text", "trim"));

    patterns.search("trim", Domain.TEXT);
    DomainResult again = only(patterns.search("trim", Domain.TEXT));

    assertThat(again.source()).isEqualTo(Source.DATABASE);
    assertThat(again.patterns()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u0000", "()\"*'", "😀", "-", "\n\t"})
  void aQueryWithoutWords_givesTheBestByConfidence(String query) throws Exception {
    String trusted = patterns.put(pattern(Domain.TEXT, "trims", "trim text", "trim")).id();
    patterns.put(pattern(Domain.TEXT, "pads", "pad text", "pad"));
    patterns.store.feedback(new Feedback(trusted, Verdict.ACCEPT, null), call()).await(20, SECONDS);

    List<Ranked> found = only(patterns.search(query, Domain.TEXT)).patterns();

    assertThat(found).extracting(one -> one.pattern().title()).containsExactly("trims", "pads");
    assertThat(found).extracting(Ranked::score).containsOnly(0.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email AND NOT",
        "email OR",
        "NEAR(email validate, 5)",
        "\"email",
        "email\"; DROP TABLE pattern; --",
        "title:email",
        "email*",
        "^email",
        "{title operation}: email",
        "email - validate + x",
        "((((email",
        "em\u0000ail email",
        "email 😀 \ud83d",
        "' OR 1=1 email"
      })
  void operatorsAreOnlyText(String query) throws Exception {
    patterns.put(pattern(Domain.VALIDATION, "refuses no at sign", "validate email", "email"));
    patterns.put(pattern(Domain.VALIDATION, "counts", "count things", "counter"));

    assertThat(patterns.titles(query, Domain.VALIDATION)).startsWith("refuses no at sign");
    patterns.checkIndexes();
  }

  @Test
  void aMegabyteOfQuery_isAnswered() throws Exception {
    patterns.put(pattern(Domain.VALIDATION, "refuses no at sign", "validate email", "email"));

    assertThat(patterns.titles("email " + "zz(\" ".repeat(210_000), Domain.VALIDATION))
        .containsExactly("refuses no at sign");
    assertThat(patterns.titles("e".repeat(1_000_000), Domain.VALIDATION)).hasSize(1);
  }

  @Test
  void anUnknownWord_isTakenAsABeginning() throws Exception {
    patterns.put(pattern(Domain.VALIDATION, "refuses no at sign", "validate email", "email"));
    patterns.put(pattern(Domain.VALIDATION, "counts", "count things", "counter"));

    assertThat(patterns.titles("valid", Domain.VALIDATION)).containsExactly("refuses no at sign");
  }

  @Test
  void wordsThatAreNowhere_giveTheBestByConfidence() throws Exception {
    patterns.put(pattern(Domain.VALIDATION, "refuses no at sign", "validate email", "email"));

    List<Ranked> found = only(patterns.search("qqqq wwww", Domain.VALIDATION)).patterns();

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().score()).isZero();
  }

  @Test
  void aPatternWithAllWords_isFound_amongManyWithOne() throws Exception {
    List<Pattern> many = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      many.add(pattern(Domain.TEXT, "alpha " + i, "shape text", "one"));
      many.add(pattern(Domain.TEXT, "beta " + i, "shape text", "two"));
      many.add(pattern(Domain.TEXT, "gamma " + i, "other", "three"));
    }
    patterns.putAll(many);
    patterns.put(pattern(Domain.TEXT, "alpha beta both", "shape text", "last"));

    assertThat(patterns.titles("alpha beta", Domain.TEXT))
        .hasSize(10)
        .startsWith("alpha beta both");
  }

  @Test
  void evidenceDecides_betweenEqualFits() throws Exception {
    patterns.put(pattern(Domain.TEXT, "trims one", "trim text", "trim"));
    String second = patterns.put(pattern(Domain.TEXT, "trims two", "trim text", "trim")).id();
    for (int i = 0; i < 3; i++) {
      patterns
          .store
          .feedback(new Feedback(second, Verdict.ACCEPT, null), call())
          .await(20, SECONDS);
    }

    assertThat(patterns.titles("trim", Domain.TEXT)).containsExactly("trims two", "trims one");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.5, limit",
    "101, 0.5, limit",
    "-1, 0.5, limit",
    "10, -0.1, minConfidence",
    "10, 1.1, minConfidence",
    "10, NaN, minConfidence"
  })
  void boundsAreChecked(int limit, double minConfidence, String field) {
    var search = new Search("x", List.of(Domain.TEXT), minConfidence, limit);

    assertInvalid(search, "field '" + field + "': expected");
  }

  @Test
  void domainsAreBounded() {
    assertInvalid(
        new Search("x", List.of(), null, null), "field 'domains': expected 1 to 15, was 0");
    List<Domain> sixteen = new ArrayList<>(Arrays.asList(Domain.values()));
    sixteen.add(Domain.TEXT);
    assertInvalid(new Search("x", sixteen, null, null), "expected 1 to 15, was 16");
  }

  private void assertInvalid(Search search, String text) {
    Future<Found> answer = patterns.store.search(search, call());

    assertThatThrownBy(() -> answer.await(20, SECONDS))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.INVALID))
        .hasMessageContaining(text);
  }

  /** Look-ups of one domain wait until they are let go. */
  private static Lookup holding(Lookup real, Domain slow, CountDownLatch go) {
    return (session, question) -> {
      if (question.domain() == slow) {
        awaited(go);
      }
      return real.find(session, question);
    };
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSlowDomain_isLate_andTheOthersAreNot() throws Exception {
    var go = new CountDownLatch(1);
    reopen(Options.usual().within(Duration.ofMillis(300), real -> holding(real, Domain.TIME, go)));
    patterns.put(pattern(Domain.TEXT, "trims", "trim text", "trim"));
    patterns.put(pattern(Domain.TIME, "trims seconds", "trim time", "trim"));

    Found found = patterns.search("trim", Domain.TEXT, Domain.TIME);
    go.countDown();

    assertThat(found.partial()).isTrue();
    assertThat(found.domains()).extracting(DomainResult::late).containsExactly(false, true);
    assertThat(found.domains().getFirst().patterns()).hasSize(1);
    assertThat(found.domains().getLast().patterns()).isEmpty();
    assertThat(found.domains().getLast().tookMs()).isGreaterThanOrEqualTo(290);
  }

  @Test
  void aLateLookup_stillFillsTheCache() throws Exception {
    var go = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    reopen(
        Options.usual()
            .within(
                Duration.ofMillis(100),
                real ->
                    (session, question) -> {
                      awaited(go);
                      List<Ranked> found = real.find(session, question);
                      done.countDown();
                      return found;
                    }));
    patterns.put(pattern(Domain.TIME, "trims seconds", "trim time", "trim"));

    Found late = patterns.search("trim", Domain.TIME);
    go.countDown();
    awaited(done);
    // The waiting search shares the load that is still in flight, or finds what it has stored.
    Found again = patterns.search("trim", Domain.TIME);
    Found cached = patterns.search("trim", Domain.TIME);

    assertThat(late.partial()).isTrue();
    assertThat(only(again).patterns()).hasSize(1);
    assertThat(only(cached).source()).isEqualTo(Source.CACHE);
  }

  @Test
  void theCallersDeadline_makesDomainsLateToo() throws Exception {
    var go = new CountDownLatch(1);
    reopen(Options.usual().within(Duration.ofSeconds(20), real -> holding(real, Domain.TIME, go)));

    Found found =
        patterns
            .store
            .search(
                new Search("x", List.of(Domain.TIME), null, null),
                Call.within(Duration.ofMillis(400)))
            .await(20, SECONDS);
    go.countDown();

    assertThat(only(found).late()).isTrue();
  }

  @Test
  void domainsAreLookedUpAtTheSameTime() throws Exception {
    var all = new CountDownLatch(3);
    reopen(
        Options.usual()
            .within(
                Duration.ofSeconds(20),
                real ->
                    (session, question) -> {
                      all.countDown();
                      awaited(all);
                      return real.find(session, question);
                    }));

    Found found = patterns.search("x", Domain.TEXT, Domain.TIME, Domain.NUMBERS);

    assertThat(found.partial()).isFalse();
  }

  @Test
  void equalSearchesAtTheSameTime_areOneLookup() throws Exception {
    var go = new CountDownLatch(1);
    var lookups = new AtomicInteger();
    reopen(
        Options.usual()
            .within(
                Duration.ofSeconds(20),
                real ->
                    (session, question) -> {
                      lookups.incrementAndGet();
                      awaited(go);
                      return real.find(session, question);
                    }));
    var search = new Search("x", List.of(Domain.TEXT), null, null);

    List<Future<Found>> searches = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      searches.add(patterns.store.search(search, call()));
    }
    go.countDown();
    Future.all(searches).await(20, SECONDS);

    assertThat(lookups).hasValue(1);
  }

  @Test
  void aFailingLookup_failsTheSearch_andIsNotKept() throws Exception {
    var failing = new AtomicInteger(1);
    reopen(
        Options.usual()
            .within(
                Duration.ofSeconds(20),
                real ->
                    (session, question) -> {
                      if (failing.getAndDecrement() > 0) {
                        throw Fault.UNAVAILABLE.because("the disk is away");
                      }
                      return real.find(session, question);
                    }));

    assertThatThrownBy(() -> patterns.search("x", Domain.TEXT)).hasMessage("the disk is away");
    assertThat(patterns.search("x", Domain.TEXT).partial()).isFalse();
  }

  @Test
  void tooManySearches_areBusy() throws Exception {
    var go = new CountDownLatch(1);
    reopen(Options.usual().within(Duration.ofSeconds(20), real -> holding(real, Domain.TIME, go)));
    var search = new Search("x", List.of(Domain.TIME), null, null);
    List<Future<Found>> searches = new ArrayList<>();
    for (int i = 0; i < 257; i++) {
      searches.add(patterns.store.search(search, call()));
    }

    Future<Found> refused = patterns.store.search(search, call());
    go.countDown();
    Future.all(searches).await(20, SECONDS);

    assertThatThrownBy(() -> refused.await(20, SECONDS))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.BUSY));
    assertThat(patterns.search("x", Domain.TIME).partial()).isFalse();
  }

  @Test
  void aHundredSearches_besideAWriter_allSucceed() throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Pattern stored = pattern(Domain.TEXT, "trims " + i, "trim text", "trim");
      all.add(patterns.store.put(new Patterns.Put(stored, Patterns.Provenance.MANUAL), call()));
      var search = new Search("trim " + i, List.of(Domain.values()), null, null);
      all.add(patterns.store.search(search, call()));
    }
    Future.join(all).otherwiseEmpty().await(30, SECONDS);

    assertThat(all).allSatisfy(one -> assertThat(one.cause()).isNull());
    patterns.checkIndexes();
    assertThat(patterns.titles("trim 57", Domain.TEXT)).startsWith("trims 57");
  }
}
