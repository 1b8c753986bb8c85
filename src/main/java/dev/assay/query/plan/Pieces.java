package dev.assay.query.plan;

import dev.assay.bus.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a statement into pieces, by PostgreSQL's rules with standard_conforming_strings on; comments
 * and blanks are left out. For one text and one thread.
 *
 * <p>The fingerprint's normalised text would not do: it shortens lists, and it does not tell a
 * parameter that was there from a literal that was taken out.
 */
final class Pieces {
  private final String sql;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  private Pieces(String sql) {
    this.sql = sql;
  }

  /** INVALID where a string, a name or a comment does not end. */
  static List<Piece> of(String sql) {
    var cutter = new Pieces(sql);
    while (cutter.at < sql.length()) {
      cutter.next();
    }
    return cutter.pieces;
  }

  private void next() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (sql.startsWith("--", at)) {
      skipLine();
    } else if (sql.startsWith("/*", at)) {
      skipComment();
    } else if (startsName(c)) {
      word();
    } else if (c >= '0' && c <= '9') {
      number();
    } else if (c == '\'') {
      string(false);
    } else if (c == '"') {
      quoted();
    } else if (c == '$') {
      dollar();
    } else {
      pieces.add(new Piece(Piece.Kind.MARK, Character.toString(c)));
      at++;
    }
  }

  private void skipLine() {
    while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
      at++;
    }
  }

  private void skipComment() {
    int start = at;
    int depth = 0;
    do {
      if (at >= sql.length()) {
        throw endless("comment", start);
      }
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0);
  }

  private void word() {
    int start = at;
    while (at < sql.length() && isInName(sql.charAt(at))) {
      at++;
    }
    String word = sql.substring(start, at);
    char next = at < sql.length() ? sql.charAt(at) : ' ';
    if (next == '\'' && word.length() == 1 && "eEbBxXnN".contains(word)) {
      string(word.equalsIgnoreCase("e"));
    } else if (word.equalsIgnoreCase("u") && sql.startsWith("&'", at)) {
      at++;
      string(false);
    } else {
      // U&"..." is a word, a mark and a quoted name here; who cares about escapes looks for \.
      pieces.add(Piece.word(word));
    }
  }

  private void number() {
    while (at < sql.length() && (isInName(sql.charAt(at)) || sql.charAt(at) == '.')) {
      at++;
    }
    pieces.add(Piece.VALUE);
  }

  private void string(boolean escapes) {
    int start = at++;
    while (true) {
      if (at >= sql.length()) {
        throw endless("string", start);
      }
      char c = sql.charAt(at);
      if (c == '\'' && !sql.startsWith("''", at)) {
        at++;
        pieces.add(Piece.VALUE);
        return;
      }
      at += c == '\'' || (escapes && c == '\\') ? 2 : 1;
    }
  }

  private void quoted() {
    int start = at++;
    var name = new StringBuilder();
    while (true) {
      if (at >= sql.length()) {
        throw endless("quoted name", start);
      }
      char c = sql.charAt(at);
      if (c == '"' && !sql.startsWith("\"\"", at)) {
        at++;
        pieces.add(new Piece(Piece.Kind.QUOTED, name.toString()));
        return;
      }
      name.append(c);
      at += c == '"' ? 2 : 1;
    }
  }

  private void dollar() {
    int end = at + 1;
    while (end < sql.length() && isInName(sql.charAt(end)) && sql.charAt(end) != '$') {
      end++;
    }
    boolean numbered = end > at + 1 && Character.isDigit(sql.charAt(at + 1));
    if (numbered) {
      at = end;
      pieces.add(Piece.PARAMETER);
    } else if (end < sql.length() && sql.charAt(end) == '$') {
      String tag = sql.substring(at, end + 1);
      int close = sql.indexOf(tag, end + 1);
      if (close < 0) {
        throw endless("dollar-quoted string", at);
      }
      at = close + tag.length();
      pieces.add(Piece.VALUE);
    } else {
      pieces.add(new Piece(Piece.Kind.MARK, "$"));
      at++;
    }
  }

  private static boolean startsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isInName(char c) {
    return startsName(c) || (c >= '0' && c <= '9') || c == '$';
  }

  private static RuntimeException endless(String what, int start) {
    return Fault.INVALID.because(
        "field 'sql': the %s that begins at character %d does not end".formatted(what, start + 1));
  }
}
