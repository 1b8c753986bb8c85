package dev.assay.query.advice.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a statement, or an expression as the server writes it in a plan, into pieces that know where
 * they stand. For one text and one thread.
 *
 * <p>A cast is one piece with its type, so that the type's words are not taken for names.
 */
final class Lexemes {
  private static final String OPERATORS = "+-*/<>=~!@#%^&|`?";
  private static final Set<String> TYPE_WORDS =
      Set.of("varying", "precision", "with", "without", "time", "zone");

  private final String text;
  private final List<Lexeme> found = new ArrayList<>();
  private int at;

  /** What a piece is. */
  enum Kind {
    /** A word or a quoted name. */
    NAME,
    /** A string or a number. */
    LITERAL,
    PARAMETER,
    CAST,
    OPERATOR,
    MARK
  }

  /**
   * A piece.
   *
   * @param text as it stands; of a quoted name too
   */
  record Lexeme(Kind kind, String text, int from, int to) {
    boolean is(String word) {
      return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }

    boolean isMark(char mark) {
      return kind == Kind.MARK && text.charAt(0) == mark;
    }

    /** A name without its quotes. */
    String name() {
      return text.startsWith("\"")
          ? text.substring(1, text.length() - 1).replace("\"\"", "\"")
          : text;
    }
  }

  private Lexemes(String text) {
    this.text = text;
  }

  static List<Lexeme> of(String text) {
    var lexemes = new Lexemes(text);
    while (lexemes.at < text.length()) {
      lexemes.next();
    }
    return lexemes.found;
  }

  private void next() {
    int from = at;
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (text.startsWith("--", at)) {
      at = end("\n", at);
    } else if (text.startsWith("/*", at)) {
      comment();
    } else if (c == '\'') {
      string(false);
      add(Kind.LITERAL, from);
    } else if (c == '"') {
      quoted();
      add(Kind.NAME, from);
    } else if (c == '$') {
      dollar();
    } else if (text.startsWith("::", at)) {
      at += 2;
      type();
      add(Kind.CAST, from);
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      number();
      add(Kind.LITERAL, from);
    } else if (startsName(c)) {
      word();
    } else if (OPERATORS.indexOf(c) >= 0) {
      while (OPERATORS.indexOf(peek(0)) >= 0) {
        at++;
      }
      add(Kind.OPERATOR, from);
    } else {
      at++;
      add(Kind.MARK, from);
    }
  }

  private void add(Kind kind, int from) {
    found.add(new Lexeme(kind, text.substring(from, at), from, at));
  }

  private void word() {
    int from = at;
    name();
    boolean prefix = peek(0) == '\'' && at - from == 1 && "EBXNebxn".indexOf(text.charAt(from)) >= 0;
    if (prefix) {
      string(text.charAt(from) == 'e' || text.charAt(from) == 'E');
    }
    add(prefix ? Kind.LITERAL : Kind.NAME, from);
  }

  private void name() {
    while (startsName(peek(0)) || isDigit(peek(0)) || peek(0) == '$') {
      at++;
    }
  }

  private void string(boolean escapes) {
    at++;
    while (at < text.length() && (text.charAt(at) != '\'' || peek(1) == '\'')) {
      char c = text.charAt(at);
      at += c == '\'' || (escapes && c == '\\') ? 2 : 1;
    }
    at = Math.min(at + 1, text.length());
  }

  private void quoted() {
    at++;
    while (at < text.length() && (text.charAt(at) != '"' || peek(1) == '"')) {
      at += text.charAt(at) == '"' ? 2 : 1;
    }
    at = Math.min(at + 1, text.length());
  }

  private void dollar() {
    int from = at++;
    if (isDigit(peek(0))) {
      while (isDigit(peek(0))) {
        at++;
      }
      add(Kind.PARAMETER, from);
      return;
    }
    while (startsName(peek(0)) || isDigit(peek(0))) {
      at++;
    }
    if (peek(0) == '$') {
      String tag = text.substring(from, ++at);
      at = end(tag, at);
    }
    add(Kind.LITERAL, from);
  }

  private void number() {
    while (startsName(peek(0)) || isDigit(peek(0)) || peek(0) == '.') {
      at++;
    }
  }

  private void comment() {
    int depth = 0;
    do {
      if (text.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < text.length());
  }

  private void type() {
    do {
      if (peek(0) == '.') {
        at++;
      }
      if (peek(0) == '"') {
        quoted();
      } else {
        name();
      }
    } while (peek(0) == '.');
    typeWords();
    if (peek(0) == '(') {
      at = end(")", at);
      typeWords();
    }
    while (text.startsWith("[]", at)) {
      at += 2;
    }
  }

  private void typeWords() {
    while (peek(0) == ' ') {
      int back = at++;
      int from = at;
      name();
      if (!TYPE_WORDS.contains(text.substring(from, at))) {
        at = back;
        return;
      }
    }
  }

  private int end(String mark, int from) {
    int end = text.indexOf(mark, from);
    return end < 0 ? text.length() : end + mark.length();
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean startsName(char c) {
    return Character.isLetter(c) || c == '_';
  }
}
