package dev.assay.query.fingerprint;

/** PostgreSQL's classes of letters (its scan.l). Pure functions, safe on any thread. */
final class Letters {
  private static final String OPERATORS = "~!@#^&|`?+-*/%<>=";

  private Letters() {}

  /** The letter there, or NUL behind the end: no text that is cut holds one. */
  static char at(String sql, int index) {
    return index < sql.length() ? sql.charAt(index) : '\0';
  }

  static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean startsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  static boolean isInName(char c) {
    return startsName(c) || isDigit(c) || c == '$';
  }

  static boolean isOperator(char c) {
    return OPERATORS.indexOf(c) >= 0;
  }

  /** Folds as PostgreSQL does with UTF-8: only the letters of ASCII. */
  static String folded(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (isUpper(name.charAt(i))) {
        return foldedFrom(i, name.toCharArray());
      }
    }
    return name;
  }

  private static String foldedFrom(int first, char[] letters) {
    for (int i = first; i < letters.length; i++) {
      if (isUpper(letters[i])) {
        letters[i] = (char) (letters[i] + ('a' - 'A'));
      }
    }
    return new String(letters);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
