package dev.assay.code;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little of SQL's grammar that is needed to look at statements with holes. Pure functions, safe
 * on any thread.
 */
final class Lexing {
  private static final Pattern WORD_BEFORE = Pattern.compile("([\\p{L}_]+)\\s*$");
  private static final Set<String> BEFORE_VALUES =
      Set.of(
          "like",
          "ilike",
          "between",
          "limit",
          "offset",
          "then",
          "else",
          "when",
          "interval",
          "to",
          "any",
          "all",
          "in",
          "values",
          "select",
          "return");
  private static final Set<String> CLAUSES =
      Set.of(
          "select",
          "from",
          "join",
          "into",
          "update",
          "table",
          "where",
          "having",
          "on",
          "set",
          "values",
          "limit",
          "offset",
          "order",
          "group",
          "by",
          "in",
          "returning",
          "and",
          "or");
  private static final Set<String> OF_NAMES =
      Set.of(
          "from", "join", "into", "update", "table", "order", "group", "by", "select", "returning");
  private static final int LOOK_BACK = 2_000;

  private Lexing() {}

  /** Past the quoted text that begins here; two quotes in a row are one of its letters. */
  static int pastQuote(String text, int begin, char quote) {
    for (int i = begin + 1; i < text.length(); i++) {
      if (text.charAt(i) == quote) {
        if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
          i++;
        } else {
          return i + 1;
        }
      }
    }
    return text.length();
  }

  static int pastLine(String text, int from) {
    return past(text, "\n", from);
  }

  static int past(String text, String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }

  /** Whether what is put in here is a value, by the words before it. */
  static boolean isValue(String text, int hole) {
    boolean glued =
        (hole > 0 && isNamePart(text.charAt(hole - 1)))
            || (hole + 1 < text.length() && isNamePart(text.charAt(hole + 1)));
    String before = text.substring(Math.max(0, hole - LOOK_BACK), hole).stripTrailing();
    if (glued || before.isEmpty()) {
      return false;
    }
    char c = before.charAt(before.length() - 1);
    if ("=<>+-*/%|".indexOf(c) >= 0) {
      return true;
    }
    if (c == '(' || c == ',') {
      return !OF_NAMES.contains(clause(before));
    }
    Matcher word = WORD_BEFORE.matcher(before);
    return word.find() && isBeforeValue(word.group(1).toLowerCase(Locale.ROOT), before);
  }

  // BETWEEN ? AND ?: an AND may join conditions as well.
  private static boolean isBeforeValue(String word, String before) {
    return (BEFORE_VALUES.contains(word) && !word.equals("select"))
        || (word.equals("and")
            && before.toLowerCase(Locale.ROOT).matches("(?s).*\\bbetween\\s+\\S+\\s+and$"));
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '"' || c == '.';
  }

  // The last word that says what the list around is of.
  private static String clause(String before) {
    String found = "";
    Matcher word = Pattern.compile("[\\p{L}_]+").matcher(before);
    while (word.find()) {
      String lower = word.group().toLowerCase(Locale.ROOT);
      found = CLAUSES.contains(lower) ? lower : found;
    }
    return found;
  }

  /** A statement in lower case on one line, without comments, and with nothing in its quotes. */
  static String bare(String sql) {
    var bare = new StringBuilder(sql.length());
    int i = 0;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == '\'') {
        i = pastQuote(sql, i, '\'');
        bare.append("''");
      } else if (sql.startsWith("--", i)) {
        i = pastLine(sql, i);
        bare.append(' ');
      } else if (sql.startsWith("/*", i)) {
        i = past(sql, "*/", i + 2);
        bare.append(' ');
      } else {
        bare.append(Character.isWhitespace(c) ? ' ' : Character.toLowerCase(c));
        i++;
      }
    }
    return bare.toString().strip();
  }
}
