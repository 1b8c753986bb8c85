package dev.assay.query.fingerprint;

import java.util.Set;

/**
 * A piece of a statement. Immutable.
 *
 * @param text a word in lower case, a quoted name without its quotes, an operator or a mark as it
 *     is, a parameter's number; empty for a literal, which nobody needs any more
 */
record Token(Kind kind, String text) {
  static final Token LITERAL = new Token(Kind.LITERAL, "");
  static final Token STRING = new Token(Kind.STRING, "");
  static final Token CAST = new Token(Kind.OPERATOR, "::");

  /** What a piece is. */
  enum Kind {
    WORD,
    QUOTED,
    /** A literal of any kind but a string. */
    LITERAL,
    STRING,
    PARAMETER,
    OPERATOR,
    MARK
  }

  static Token mark(String text) {
    return new Token(Kind.MARK, text);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  boolean isWordOf(Set<String> words) {
    return kind == Kind.WORD && words.contains(text);
  }

  boolean isMark(char mark) {
    return kind == Kind.MARK && text.charAt(0) == mark;
  }

  boolean isOperator(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }

  /** Whether it stands for a value: a literal or a parameter. */
  boolean isValue() {
    return kind == Kind.LITERAL || kind == Kind.STRING || kind == Kind.PARAMETER;
  }
}
