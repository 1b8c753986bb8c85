package dev.assay.query.plan;

import java.util.Locale;

/**
 * A piece of a statement, as much as must be known of it before it is sent. Immutable.
 *
 * @param text a word in lower case, a quoted name as it stands between its quotes, a mark; empty
 *     for a value, which nobody needs
 */
record Piece(Kind kind, String text) {
  static final Piece VALUE = new Piece(Kind.VALUE, "");
  static final Piece PARAMETER = new Piece(Kind.PARAMETER, "");

  /** What a piece is. */
  enum Kind {
    WORD,
    QUOTED,
    VALUE,
    PARAMETER,
    MARK
  }

  static Piece word(String text) {
    return new Piece(Kind.WORD, text.toLowerCase(Locale.ROOT));
  }

  boolean is(String wordOrMark) {
    return (kind == Kind.WORD || kind == Kind.MARK) && text.equals(wordOrMark);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }
}
