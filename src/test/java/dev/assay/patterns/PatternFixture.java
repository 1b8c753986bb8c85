package dev.assay.patterns;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Call;
import dev.assay.cache.Caches;
import dev.assay.code.Code;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.patterns.Pattern.Expectation;
import dev.assay.patterns.Pattern.Expected;
import dev.assay.patterns.Pattern.Kind;
import dev.assay.patterns.Pattern.Row;
import dev.assay.patterns.Pattern.Slot;
import dev.assay.patterns.Patterns.Found;
import dev.assay.patterns.Patterns.Provenance;
import dev.assay.patterns.Patterns.Put;
import dev.assay.patterns.Patterns.Ranked;
import dev.assay.patterns.Patterns.Search;
import dev.assay.patterns.Patterns.Stored;
import dev.assay.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A pattern store over a real database in a directory of its own, with a clock tests can move. */
final class PatternFixture {
  final Vertx vertx = Vertx.vertx();
  final Database database;
  final Caches caches;
  final PatternStore store;
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

  /** What differs from the usual store. */
  record Options(
      boolean corpus,
      boolean cached,
      Duration patience,
      UnaryOperator<Lookup> lookup,
      Function<String, Code.ReadTest> reader) {
    static Options usual() {
      return new Options(
          false,
          true,
          Duration.ofSeconds(20),
          lookup -> lookup,
          source -> new Code.ReadTest(null, List.of(), 0));
    }

    Options withCorpus() {
      return new Options(true, cached, patience, lookup, reader);
    }

    Options uncached() {
      return new Options(corpus, false, patience, lookup, reader);
    }

    Options within(Duration shorter, UnaryOperator<Lookup> slow) {
      return new Options(corpus, cached, shorter, slow, reader);
    }

    Options reading(Function<String, Code.ReadTest> tests) {
      return new Options(corpus, cached, patience, lookup, tests);
    }
  }

  PatternFixture(Path dir, Options options) throws Exception {
    Settings settings = settings(options);
    database = Database.open(vertx, settings.store(), dir).await(20, SECONDS);
    caches = new Caches(vertx, settings);
    InstantSource clock = () -> now;
    store =
        new PatternStore(
            vertx,
            settings.patterns(),
            new PatternStore.Parts(database, caches, clock, options.reader()),
            options.lookup());
    store.loaded().await(30, SECONDS);
  }

  private static Settings settings(Options options) {
    return SettingsReader.over(
        Map.of(
            "cache", Map.of("enabled", options.cached(), "maxSize", 1_000),
            "store", Map.of("minReaders", 3, "maxReaders", 6),
            "patterns",
                Map.of(
                    "domainPatience",
                    options.patience().toMillis() + "ms",
                    "corpus",
                    options.corpus())));
  }

  static Call call() {
    return Call.within(Duration.ofSeconds(30));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Stored put(Pattern pattern) throws Exception {
    return put(pattern, Provenance.MANUAL);
  }

  Stored put(Pattern pattern, Provenance provenance) throws Exception {
    return store.put(new Put(pattern, provenance), call()).await(20, SECONDS);
  }

  /** All in one transaction, by an import. */
  void putAll(List<Pattern> patterns) throws Exception {
    List<Stored> entries =
        patterns.stream()
            .map(pattern ->
                new Stored(Identity.of(pattern), pattern, Provenance.MANUAL, false, 3, 1, .75))
            .toList();
    store
        .importAll(new Patterns.Import(entries, Patterns.OnConflict.SKIP), call())
        .await(30, SECONDS);
  }

  Found search(String query, Domain... domains) throws Exception {
    return store.search(new Search(query, List.of(domains), null, null), call()).await(20, SECONDS);
  }

  List<String> titles(String query, Domain domain) throws Exception {
    return search(query, domain).domains().getFirst().patterns().stream()
        .map(Ranked::pattern)
        .map(Pattern::title)
        .toList();
  }

  /** What FTS5 itself says of an index against the patterns it is of; fails where they differ. */
  void checkIndexes() throws Exception {
    for (Domain domain : Domain.values()) {
      String table = "find_" + domain.wire().replace('-', '_');
      database
          .write(
              call(),
              session ->
                  session.update(
                      "INSERT INTO %1$s (%1$s, rank) VALUES ('integrity-check', 1)"
                          .formatted(table)))
          .await(20, SECONDS);
    }
  }

  static Pattern pattern(Domain domain, String title, String operation, String... words) {
    return new Pattern(
        domain,
        title,
        operation,
        Kind.ERROR,
        List.of(words),
        List.of(new Slot("email", "String")),
        "boolean",
        List.of(row("\"user@\"", "false")));
  }

  static Row row(String input, String value) {
    return new Row(List.of(input), new Expectation(Expected.RETURNS, value));
  }

  void close() throws Exception {
    Future.join(store.close(), database.close()).await(20, SECONDS);
    vertx.close().await(20, SECONDS);
  }
}
