package dev.assay.query.fingerprint;

import dev.assay.bus.Fault;
import dev.assay.query.fingerprint.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into the pieces that PostgreSQL's own lexer sees; blanks and comments are left out,
 * and of literals only that they are there. For one text and one thread.
 *
 * <p>It follows scan.l of PostgreSQL 18 with standard_conforming_strings on: nested comments,
 * {@code E''}, {@code B''}, {@code X''}, {@code N''}, {@code U&''}, strings that go on in the next
 * line, dollar quotes, and numbers with underscores. Where older versions cut a text otherwise
 * ({@code 1_000}), they refuse it.
 */
final class Lexer {
  private static final String MARKS = "()[],;.:";
  private static final List<Token> MARK_TOKENS =
      MARKS.chars().mapToObj(c -> Token.mark(Character.toString(c))).toList();

  // Operators that may end in + or -; without one of these in it an operator gives those back.
  private static final String KEEPS_SIGN = "~!@#^&|`?%";

  private static final int LONGEST_OPERATOR = 63;

  private final String sql;
  private final List<Token> tokens;
  private final StringBuilder bare = new StringBuilder();
  private int copied;
  private int at;

  /**
   * A text in pieces.
   *
   * @param bare the text without its comments: PostgreSQL's lexer takes time with the square of a
   *     text such as {@code /*} repeated, minutes for 120 kB
   */
  record Cut(List<Token> tokens, String bare) {}

  private Lexer(String sql) {
    this.sql = sql;
    this.tokens = new ArrayList<>(sql.length() / 4 + 1);
  }

  /** The pieces; {@link Fault#INVALID} where a string, a name or a comment does not end. */
  static Cut cut(String sql) {
    var lexer = new Lexer(sql);
    while (lexer.skipped()) {
      lexer.tokens.add(lexer.next());
    }
    String bare =
        lexer.copied == 0 ? sql : lexer.bare.append(sql, lexer.copied, sql.length()).toString();
    return new Cut(lexer.tokens, bare);
  }

  private boolean skipped() {
    while (at < sql.length()) {
      if (Letters.isBlank(sql.charAt(at))) {
        at++;
      } else if (Comments.beginsAt(sql, at)) {
        bare.append(sql, copied, at).append(' ');
        at = Comments.end(sql, at);
        copied = at;
      } else {
        return true;
      }
    }
    return false;
  }

  private Token next() {
    char c = sql.charAt(at);
    if (Letters.startsName(c)) {
      return nameOrPrefix(c);
    }
    if (Letters.isDigit(c) || (c == '.' && Letters.isDigit(peek(1)))) {
      return number();
    }
    return switch (c) {
      case '\'' -> string(0, false);
      case '"' -> quoted(0);
      case '$' -> dollar();
      case ':' -> colon();
      default -> Letters.isOperator(c) ? operator() : mark(c);
    };
  }

  private Token mark(char c) {
    at++;
    int known = MARKS.indexOf(c);
    return known >= 0 ? MARK_TOKENS.get(known) : Token.mark(Character.toString(c));
  }

  private Token colon() {
    if (peek(1) == ':') {
      at += 2;
      return Token.CAST;
    }
    if (peek(1) == '=') {
      at += 2;
      return new Token(Kind.OPERATOR, ":=");
    }
    return mark(':');
  }

  private Token nameOrPrefix(char c) {
    char second = peek(1);
    if (second == '\'') {
      switch (c) {
        case 'e', 'E' -> {
          return string(1, true);
        }
        case 'b', 'B', 'x', 'X', 'n', 'N' -> {
          return string(1, false);
        }
        default -> {}
      }
    }
    if ((c == 'u' || c == 'U') && second == '&') {
      if (peek(2) == '\'') {
        return string(2, false);
      }
      if (peek(2) == '"') {
        return quoted(2);
      }
    }
    int start = at;
    while (at < sql.length() && Letters.isInName(sql.charAt(at))) {
      at++;
    }
    return new Token(Kind.WORD, Letters.folded(sql.substring(start, at)));
  }

  private Token string(int prefix, boolean escapes) {
    at = Strings.end(sql, at, at + prefix, escapes);
    return Token.STRING;
  }

  private Token quoted(int prefix) {
    int start = at;
    at += prefix + 1;
    var name = new StringBuilder();
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '"' && peek(1) != '"') {
        at++;
        return new Token(Kind.QUOTED, name.toString());
      }
      name.append(c);
      at += c == '"' ? 2 : 1;
    }
    throw Texts.endless("quoted name", start);
  }

  private Token dollar() {
    if (Letters.isDigit(peek(1))) {
      int start = ++at;
      while (at < sql.length() && Letters.isDigit(sql.charAt(at))) {
        at++;
      }
      return new Token(Kind.PARAMETER, sql.substring(start, at));
    }
    int end = Strings.dollarEnd(sql, at);
    if (end < 0) {
      return mark('$');
    }
    at = end;
    return Token.STRING;
  }

  private Token number() {
    at = Digits.end(sql, at);
    return Token.LITERAL;
  }

  private Token operator() {
    int start = at;
    boolean keeps = false;
    while (at < sql.length() && Letters.isOperator(sql.charAt(at)) && !Comments.beginsAt(sql, at)) {
      keeps |= KEEPS_SIGN.indexOf(sql.charAt(at)) >= 0;
      at++;
      // Taking long runs and giving them back would take time with the square of their length.
      if (at - start > LONGEST_OPERATOR) {
        throw Fault.INVALID.because(
            "field 'sql': the operator that begins at character %d is longer than %d characters"
                .formatted(start + 1, LONGEST_OPERATOR));
      }
    }
    while (!keeps && at > start + 1 && isSign(sql.charAt(at - 1))) {
      at--;
    }
    return new Token(Kind.OPERATOR, sql.substring(start, at));
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  private char peek(int ahead) {
    return Letters.at(sql, at + ahead);
  }
}
