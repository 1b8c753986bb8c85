package dev.assay.query.fingerprint;

import dev.assay.bus.Fault;
import dev.assay.query.Query.Fingerprinted;
import dev.assay.query.Query.Kind;
import java.util.List;

/**
 * What the lexer alone can tell of a text. Immutable; {@link #of} takes time in proportion to the
 * text.
 *
 * @param tokens with lists of values shortened
 * @param relations that it names
 * @param bare the text without comments
 */
record Reading(List<Token> tokens, Relations.Named relations, Count count, Kind kind, String bare) {
  /** The algorithm's name; its number grows with each change of what it gives for a text. */
  static final String ALGORITHM = "lexer-1";

  /**
   * How many statements there are.
   *
   * @param marked whether there is a {@code ;} anywhere, so that a parser may count otherwise
   */
  record Count(int statements, boolean marked) {}

  /** {@link Fault#INVALID} where there is no statement or where it cannot be cut into pieces. */
  static Reading of(String sql) {
    Lexer.Cut cut = Lexer.cut(sql);
    List<Token> raw = cut.tokens();
    int statements = statements(raw);
    if (statements == 0) {
      throw Fault.INVALID.because(
          "field 'sql' holds no statement, only blanks or comments; a statement was expected");
    }
    Kind kind = Kinds.of(raw);
    List<Token> tokens = Lists.shortened(Values.whole(raw, Kinds.ofRows(kind)));
    boolean marked = raw.stream().anyMatch(token -> token.isMark(';'));
    var count = new Count(statements, marked);
    return new Reading(tokens, Relations.in(tokens, kind), count, kind, cut.bare());
  }

  /** The answer where there is no parser, or none that understands the text. */
  Fingerprinted approximately() {
    String fingerprint = Shape.fingerprint(tokens, relations.aliases());
    return answer(fingerprint, ALGORITHM, count.statements());
  }

  /** The answer with the parser's fingerprint and count of statements. */
  Fingerprinted exactly(String fingerprint, String algorithm, int parsed) {
    return answer(fingerprint, algorithm, parsed);
  }

  private Fingerprinted answer(String fingerprint, String algorithm, int statements) {
    return new Fingerprinted(
        fingerprint,
        Words.text(tokens),
        algorithm,
        algorithm.equals(ALGORITHM),
        relations.names(),
        statements,
        kind);
  }

  private static int statements(List<Token> tokens) {
    int count = 0;
    int depth = 0;
    boolean empty = true;
    for (Token token : tokens) {
      if (token.isMark('(')) {
        depth++;
      } else if (token.isMark(')')) {
        depth--;
      }
      boolean ends = token.isMark(';') && depth <= 0;
      count += ends || !empty ? 0 : 1;
      empty = ends;
    }
    return count;
  }
}
