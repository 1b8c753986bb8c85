package dev.assay.query.fingerprint;

import dev.assay.query.Query.Fingerprinted;
import dev.assay.query.fingerprint.PgQuery.Parsed;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Makes an answer of a text: the library's fingerprint where there is one, else the lexer's. To be
 * called on {@link DeepThreads}; safe on several at a time.
 *
 * <p>Text, relations and kind come from the lexer in both cases: the library's normalised text
 * still holds comments, and its tree costs twice what the fingerprint does. How many statements
 * there are is asked of the parser wherever a {@code ;} could tell.
 */
final class Parser {
  private final Optional<PgQuery> library;
  private final LongAdder parsed = new LongAdder();
  private final LongAdder approximated = new LongAdder();
  private final LongAdder refused = new LongAdder();

  Parser(Optional<PgQuery> library) {
    this.library = library;
  }

  Fingerprinted read(String sql) {
    // First, since it refuses what nests too deep.
    Reading reading = Reading.of(sql);
    return library.map(found -> read(reading, found)).orElseGet(() -> approximate(reading));
  }

  private Fingerprinted read(Reading reading, PgQuery found) {
    return switch (found.fingerprint(reading.bare())) {
      case Parsed.Understood(String fingerprint) -> {
        parsed.increment();
        Reading.Count cut = reading.count();
        int statements = cut.marked() ? found.statements(reading.bare()) : cut.statements();
        yield reading.exactly(fingerprint, found.algorithm(), statements);
      }
      case Parsed.Refused _ -> {
        refused.increment();
        yield approximate(reading);
      }
    };
  }

  private Fingerprinted approximate(Reading reading) {
    approximated.increment();
    return reading.approximately();
  }

  String algorithm() {
    return library.map(PgQuery::algorithm).orElse(Reading.ALGORITHM);
  }

  long parsed() {
    return parsed.sum();
  }

  long cut() {
    return approximated.sum();
  }

  long refused() {
    return refused.sum();
  }
}
