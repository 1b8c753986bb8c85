package dev.assay.query.fingerprint;

/** Where a string ends. Pure functions, safe on any thread. */
final class Strings {
  private Strings() {}

  /**
   * The index behind a string.
   *
   * @param start of the string
   * @param quote where its first quote is, behind a prefix such as {@code E}
   * @param escapes whether a backslash takes the next character's meaning away
   */
  static int end(String sql, int start, int quote, boolean escapes) {
    int at = quote;
    int next = quote;
    while (next >= 0) {
      at = partEnd(sql, start, next + 1, escapes);
      next = nextPart(sql, at);
    }
    return at;
  }

  private static int partEnd(String sql, int start, int from, boolean escapes) {
    int at = from;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\'' && Letters.at(sql, at + 1) != '\'') {
        return at + 1;
      }
      at += c == '\'' || (escapes && c == '\\') ? 2 : 1;
    }
    throw Texts.endless("string", start);
  }

  // Two strings with a line's end between them are one, comments in between included.
  private static int nextPart(String sql, int from) {
    boolean newLine = false;
    int at = from;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Letters.isBlank(c)) {
        newLine |= c == '\n' || c == '\r';
        at++;
      } else if (Comments.isLine(sql, at)) {
        at = Comments.end(sql, at);
      } else {
        break;
      }
    }
    return newLine && Letters.at(sql, at) == '\'' ? at : -1;
  }

  /**
   * The index behind the dollar-quoted string whose first dollar is at {@code start}, or -1 where
   * that dollar begins none.
   */
  static int dollarEnd(String sql, int start) {
    int close = start + 1;
    while (close < sql.length() && inTag(sql, start, close)) {
      close++;
    }
    if (Letters.at(sql, close) != '$') {
      return -1;
    }
    String tag = sql.substring(start, close + 1);
    int end = sql.indexOf(tag, close + 1);
    if (end < 0) {
      throw Texts.endless("dollar-quoted string", start);
    }
    return end + tag.length();
  }

  private static boolean inTag(String sql, int start, int at) {
    char c = sql.charAt(at);
    return c != '$' && (at == start + 1 ? Letters.startsName(c) : Letters.isInName(c));
  }
}
