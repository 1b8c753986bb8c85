package dev.assay.query.fingerprint;

/** Where a comment begins and ends. Pure functions, safe on any thread. */
final class Comments {
  private Comments() {}

  static boolean beginsAt(String sql, int at) {
    return isLine(sql, at) || sql.startsWith("/*", at);
  }

  static boolean isLine(String sql, int at) {
    return sql.startsWith("--", at);
  }

  /** The index behind the comment that begins at {@code start}. */
  static int end(String sql, int start) {
    return isLine(sql, start) ? lineEnd(sql, start) : blockEnd(sql, start);
  }

  private static int lineEnd(String sql, int start) {
    int at = start;
    while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  private static int blockEnd(String sql, int start) {
    int at = start;
    int open = 0;
    do {
      if (at >= sql.length()) {
        throw Texts.endless("comment", start);
      }
      if (sql.startsWith("/*", at)) {
        open++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        open--;
        at += 2;
      } else {
        at++;
      }
    } while (open > 0);
    return at;
  }
}
