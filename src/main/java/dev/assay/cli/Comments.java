package dev.assay.cli;

/** Finds the first word of a source. Pure, safe on any thread. */
final class Comments {
  private Comments() {}

  /** Where blanks and comments end; the length where there is nothing else. */
  static int end(String source) {
    int at = 0;
    while (at < source.length()) {
      if (Character.isWhitespace(source.charAt(at))) {
        at++;
      } else if (source.startsWith("//", at)) {
        at = after(source, "\n", at);
      } else if (source.startsWith("/*", at)) {
        at = after(source, "*/", at + 2);
      } else {
        return at;
      }
    }
    return at;
  }

  private static int after(String source, String end, int from) {
    int found = source.indexOf(end, from);
    return found < 0 ? source.length() : found + end.length();
  }
}
