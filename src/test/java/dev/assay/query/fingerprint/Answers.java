package dev.assay.query.fingerprint;

import dev.assay.query.Query.Fingerprinted;
import java.util.Optional;

/** Answers for tests, by the lexer alone and with the library. */
final class Answers {
  private static final Parser LEXER = new Parser(Optional.empty());
  private static final Parser LIBRARY = new Parser(PgQuery.load());

  private Answers() {}

  static Fingerprinted cut(String sql) {
    return LEXER.read(sql);
  }

  /** With the library where it is installed; for texts that do not nest. */
  static Fingerprinted parsed(String sql) {
    return LIBRARY.read(sql);
  }
}
