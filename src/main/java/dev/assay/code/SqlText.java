package dev.assay.code;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells SQL from prose by the statement's leading keyword and the shape that has to follow it. Pure
 * functions, safe on any thread.
 *
 * <p>"select an option from the list" is valid SQL to a grammar; what gives it away are words that
 * nobody names a column or table: those, a keyword written "Select", and a sentence's full stop
 * make it prose.
 */
final class SqlText {
  private static final String NAME = "[\\w.\"`\\[\\]$#:?{}]+";
  private static final Set<String> PROSE =
      Set.of("a", "an", "the", "your", "my", "our", "this", "that", "these", "please", "you");

  private static final Set<String> AFTER_ALIAS =
      Set.of(
          "from",
          "where",
          "join",
          "left",
          "right",
          "inner",
          "outer",
          "full",
          "cross",
          "natural",
          "on",
          "set",
          "order",
          "group",
          "limit",
          "union",
          "using",
          "values",
          "fetch",
          "having",
          "for",
          "returning",
          "offset",
          "and",
          "or",
          ";",
          ",");

  private static final List<Pattern> SHAPES =
      List.of(
          shape("select\\b(?s:.+?)\\bfrom\\s+[(\\w\"`\\[:?$#{].*"),
          shape("select\\s+(?:\\?|-?\\d+|'[^']*'|\\w+\\s*\\(.*\\)).*"),
          shape(
              "insert\\s+(?:or\\s+\\w+\\s+)?into\\s+"
                  + NAME
                  + "\\s*(?:\\(|values\\b|select\\b|default\\s+values\\b|set\\s).*"),
          shape(
              "update\\s+(?:only\\s+)?"
                  + NAME
                  + "(?:\\s+(?:as\\s+)?\\w+)?\\s+set\\s+(?:"
                  + NAME
                  + "\\s*=|\\().*"),
          shape(
              "delete\\s+from\\s+(?:only\\s+)?"
                  + NAME
                  + "(?:\\s+(?:as\\s+)?\\w+)?\\s*(?:;|$|\\swhere\\b.*|\\susing\\b.*|\\sreturning\\b.*)"),
          shape(
              "with\\s+(?:recursive\\s+)?\\w+\\s*(?:\\([^)]*\\))?\\s*as\\s+"
                  + "(?:(?:not\\s+)?materialized\\s+)?\\(.*"),
          shape("merge\\s+into\\s+" + NAME + ".*\\busing\\b.*\\bon\\b.*"),
          shape(
              "create\\s+(?:or\\s+replace\\s+)?(?:global\\s+|local\\s+)?(?:temp(?:orary)?\\s+)?"
                  + "(?:virtual\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?"
                  + NAME
                  + "\\s*(?:\\(|as\\b|like\\b|using\\b).*"),
          shape("create\\s+(?:unique\\s+)?index\\s+.*\\bon\\s+" + NAME + "\\s*(?:\\(|using\\b).*"),
          shape("create\\s+(?:or\\s+replace\\s+)?(?:materialized\\s+)?view\\s+.*\\bas\\s.*"),
          shape(
              "alter\\s+table\\s+(?:if\\s+exists\\s+)?"
                  + NAME
                  + "\\s+(?:add|drop|alter|rename|modify|set|enable|disable|owner)\\b.*"),
          shape(
              "drop\\s+(?:table|index|view|sequence|schema|materialized\\s+view)\\s+"
                  + "(?:if\\s+exists\\s+)?"
                  + NAME
                  + "\\s*(?:cascade|restrict)?\\s*;?"),
          shape("truncate\\s+table\\s+" + NAME + ".*"),
          shape("values\\s*\\(.*\\).*"),
          shape("call\\s+" + NAME + "\\s*\\(.*\\)\\s*;?"),
          shape("\\{\\s*(?:\\?\\s*=\\s*)?call\\s+" + NAME + ".*}"),
          shape(
              "explain\\s+(?:\\([^)]*\\)\\s*|analyze\\s+|verbose\\s+)*"
                  + "(?:select|insert|update|delete|with)\\s.*"));

  private static final Pattern LEAD =
      Pattern.compile("\\A(?:\\s+|--[^\\n]*\\n|/\\*.*?\\*/|\\()+", Pattern.DOTALL);
  private static final Pattern OPEN =
      Pattern.compile(
          "(?i)(?:.*[\\s(])?(?:where|and|or|on|in|like|set|values|from|into|by|limit|offset|having"
              + "|between|join|in\\s*\\()|.*[=<>,(]",
          Pattern.DOTALL);
  private static final int LONGEST_LOOK = 4_000;

  private SqlText() {}

  /** Whether a text is a statement of SQL. */
  static boolean isSql(String text) {
    if (text.length() < 6 || !startsLikeSql(text)) {
      return false;
    }
    String looked = text.length() > LONGEST_LOOK ? text.substring(0, LONGEST_LOOK) : text;
    String statement = LEAD.matcher(looked).replaceFirst("").strip();
    return !statement.isEmpty()
        && keywordIsOneCase(statement)
        && !isSentence(statement)
        && SHAPES.stream().anyMatch(shape -> shape.matcher(statement).matches());
  }

  /** Whether a statement stops where more has to follow: the rest is put to it at run time. */
  static boolean isOpen(String statement) {
    int from = Math.max(0, statement.length() - 40);
    return OPEN.matcher(statement.substring(from)).matches();
  }

  // Most texts are no SQL: their first letter tells, before any pattern is tried.
  private static boolean startsLikeSql(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && c != '(') {
        return "siudwmcatvelp{-/SIUDWMCATVELP".indexOf(c) >= 0;
      }
    }
    return false;
  }

  private static boolean keywordIsOneCase(String statement) {
    int end = Math.max(1, Lexemes.pastWord(statement, 0));
    String keyword = statement.substring(0, Math.min(end, statement.length()));
    return keyword.equals(keyword.toUpperCase(Locale.ROOT))
        || keyword.equals(keyword.toLowerCase(Locale.ROOT));
  }

  private static boolean isSentence(String statement) {
    char last = statement.charAt(statement.length() - 1);
    if (last == '.' || last == '!' || last == ':') {
      return true;
    }
    String[] words = statement.split("\\s+", 13);
    int seen = Math.min(words.length, 12);
    for (int i = 1; i < seen; i++) {
      String word = words[i].toLowerCase(Locale.ROOT);
      boolean aliased = words[i - 1].equalsIgnoreCase("as") || words[i - 1].endsWith(".");
      if (PROSE.contains(word) && !aliased && !isAlias(words, i)) {
        return true;
      }
    }
    return false;
  }

  // "select a from Account a": the article is a favourite alias too, and then no noun follows it.
  private static boolean isAlias(String[] words, int i) {
    return words[i].equalsIgnoreCase("a")
        && (i + 1 == words.length || AFTER_ALIAS.contains(words[i + 1].toLowerCase(Locale.ROOT)));
  }

  private static Pattern shape(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
