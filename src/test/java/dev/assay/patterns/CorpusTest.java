package dev.assay.patterns;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.patterns.PatternFixture.Options;
import dev.assay.patterns.Patterns.Found;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The patterns that ship: whole, different from each other, and of code that compiles and runs. */
class CorpusTest {
  private static final List<Pattern> SHIPPED = Corpus.shipped();

  @TempDir Path dir;

  @Test
  void shipsAtLeastTwoHundred_overEveryDomain() {
    assertThat(SHIPPED).hasSizeGreaterThanOrEqualTo(200);
    assertThat(SHIPPED.stream().collect(Collectors.groupingBy(Pattern::domain)))
        .hasSize(Domain.values().length)
        .allSatisfy((domain, patterns) -> assertThat(patterns).hasSizeGreaterThanOrEqualTo(10));
  }

  @Test
  void idsAndTitles_areUnique() {
    assertThat(SHIPPED).extracting(Identity::of).doesNotHaveDuplicates();
    assertThat(SHIPPED).extracting(Pattern::title).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void everyRow_compilesAndItsInputsRun(Domain domain) throws Exception {
    List<Pattern> patterns =
        SHIPPED.stream().filter(pattern -> pattern.domain() == domain).toList();

    var compiled = CorpusProgram.compile(domain, patterns);

    assertThat(compiled.diagnostics()).isEmpty();
    assertThat(compiled.run()).isEmpty();
  }

  @Test
  void isLoadedOnce() throws Exception {
    var first = new PatternFixture(dir, Options.usual().withCorpus());
    long count = count(first);
    long generation = generation(first);
    first.close();
    var second = new PatternFixture(dir, Options.usual().withCorpus());

    assertThat(count).isEqualTo(SHIPPED.size());
    assertThat(count(second)).isEqualTo(count);
    assertThat(generation(second)).isEqualTo(generation);
    second.checkIndexes();
    second.close();
  }

  @Test
  void isFound_byWhatCodeIsCalled() throws Exception {
    var patterns = new PatternFixture(dir, Options.usual().withCorpus());

    Found found = patterns.search("validateEmail", Domain.values());

    assertThat(found.domains()).allSatisfy(one -> assertThat(one.patterns()).isNotEmpty());
    assertThat(patterns.titles("isValidEmail(String email)", Domain.VALIDATION))
        .isNotEmpty()
        .first()
        .satisfies(title ->
            assertThat(
                    SHIPPED.stream()
                        .filter(pattern -> pattern.title().equals(title))
                        .findFirst()
                        .orElseThrow()
                        .operation())
                .contains("email"));
    patterns.close();
  }

  @Test
  void anotherVersion_replacesWhatNobodyJudged() throws Exception {
    var before = new PatternFixture(dir, Options.usual().withCorpus());
    before
        .database
        .write(
            PatternFixture.call(),
            session -> {
              PatternTable.setFact(session, "corpus", "an older one");
              return PatternTable.insert(
                  session,
                  new PatternTable.Fresh(
                      PatternFixture.pattern(Domain.TEXT, "gone", "do a thing", "thing"),
                      Evidence.none(Patterns.Provenance.CORPUS, Instant.EPOCH),
                      null));
            })
        .await(20, SECONDS);
    before.close();
    var after = new PatternFixture(dir, Options.usual().withCorpus());

    assertThat(count(after)).isEqualTo(SHIPPED.size());
    after.checkIndexes();
    after.close();
  }

  private static long count(PatternFixture patterns) throws Exception {
    return number(patterns, "SELECT count(*) FROM pattern");
  }

  private static long generation(PatternFixture patterns) throws Exception {
    return number(patterns, "SELECT value FROM pattern_fact WHERE name = 'generation'");
  }

  private static long number(PatternFixture patterns, String sql) throws Exception {
    return patterns
        .database
        .read(PatternFixture.call(), session -> session.all(sql, row -> row.getLong(1)))
        .await(20, SECONDS)
        .getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "validate email address, VALIDATION",
    "capture refund charge card, PAYMENT",
    "login password token session, AUTHENTICATION",
    "role permission grant access, AUTHORIZATION",
    "path file extension directory, FILE_OPERATIONS",
    "semaphore lock thread timeout, CONCURRENCY",
    "leap year month date, TIME",
  })
  void domains_areToldByWords(String words, Domain expected) {
    List<Domains.Fit> fits = Domains.shipped().of(Arrays.asList(words.split(" ")));

    assertThat(fits.getFirst().domain()).isEqualTo(expected);
    assertThat(fits).extracting(Domains.Fit::score).allMatch(score -> score > 0 && score <= 1);
  }

  @Test
  void domains_areNone_forWordsNobodyKnows() {
    assertThat(Domains.shipped().of(List.of("qwfpgj", "zxcvb"))).isEmpty();
    assertThat(Domains.shipped().of(List.of())).isEmpty();
  }

  @Test
  void domains_scoreLower_withUnknownWords() {
    double known = Domains.shipped().of(List.of("email")).getFirst().score();
    double mixed = Domains.shipped().of(List.of("email", "qwfpgj")).getFirst().score();

    assertThat(mixed).isLessThan(known);
  }

  @Test
  void everyPattern_mostlyFitsItsOwnDomain() {
    long right =
        SHIPPED.stream()
            .filter(pattern ->
                Domains.shipped().of(pattern.words()).getFirst().domain() == pattern.domain())
            .count();

    assertThat(right).isGreaterThan(SHIPPED.size() * 8L / 10);
  }
}
