package dev.assay.code;

/**
 * Steps over the words, literals and comments of a Java text without parsing it. Pure functions,
 * safe on any thread; what is not closed ends with the text.
 */
final class Lexemes {
  private static final String TEXT_BLOCK = "\"\"\"";

  private Lexemes() {}

  /** Past the white space or comment that begins at {@code i}; {@code i} where there is none. */
  static int pastBlank(String text, int i) {
    if (Character.isWhitespace(text.charAt(i))) {
      return i + 1;
    }
    if (text.startsWith("//", i)) {
      return pastLine(text, i);
    }
    if (text.startsWith("/*", i)) {
      return past(text, "*/", i + 2);
    }
    return i;
  }

  /**
   * Past the word, number, text or character literal at {@code i}; {@code i} where there is none.
   */
  static int pastLiteralOrWord(String text, int i) {
    char c = text.charAt(i);
    if (c == '"') {
      return text.startsWith(TEXT_BLOCK, i)
          ? pastQuoted(text, TEXT_BLOCK, i + TEXT_BLOCK.length())
          : pastQuoted(text, "\"", i + 1);
    }
    return c == '\'' ? pastQuoted(text, "'", i + 1) : pastWord(text, i);
  }

  /** Past the word at {@code i}; {@code i} where there is none. */
  static int pastWord(String text, int i) {
    int end = i;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Past the bracket that closes the one at {@code open}; -1 where nothing does. */
  static int pastClosing(String text, int open) {
    int depth = 0;
    int i = open;
    while (i < text.length()) {
      int next = Math.max(pastBlank(text, i), pastLiteralOrWord(text, i));
      if (next == i) {
        char c = text.charAt(i);
        depth += c == '{' || c == '(' || c == '[' ? 1 : c == '}' || c == ')' || c == ']' ? -1 : 0;
        next = i + 1;
        if (depth == 0) {
          return next;
        }
      }
      i = next;
    }
    return -1;
  }

  // A quote of one line ends with it at the latest: the parser will say what is wrong there.
  private static int pastQuoted(String text, String quote, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (text.startsWith(quote, i)) {
        return i + quote.length();
      }
      if (quote.length() == 1 && (c == '\n' || c == '\r')) {
        return i;
      }
      i += c == '\\' ? 2 : 1;
    }
    return text.length();
  }

  private static int pastLine(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private static int past(String text, String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }
}
