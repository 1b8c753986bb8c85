package dev.assay.query.fingerprint;

/** Where a number ends. Pure functions, safe on any thread. */
final class Digits {
  private static final int HEX = 16;

  private Digits() {}

  /** The index behind the number that begins at {@code start}. */
  static int end(String sql, int start) {
    char base = Character.toLowerCase(Letters.at(sql, start + 1));
    if (sql.charAt(start) == '0' && (base == 'x' || base == 'o' || base == 'b')) {
      return behindBase(sql, start + 2);
    }
    int at = run(sql, start);
    // Two dots are a range of PL/pgSQL.
    if (Letters.at(sql, at) == '.' && Letters.at(sql, at + 1) != '.') {
      at = run(sql, at + 1);
    }
    return exponent(sql, at);
  }

  private static int behindBase(String sql, int from) {
    int at = from;
    while (at < sql.length() && isHex(sql.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isHex(char c) {
    return Character.digit(c, HEX) >= 0 || c == '_';
  }

  private static int run(String sql, int from) {
    int at = from;
    while (Letters.isDigit(Letters.at(sql, at))
        || (Letters.at(sql, at) == '_' && Letters.isDigit(Letters.at(sql, at + 1)))) {
      at++;
    }
    return at;
  }

  private static int exponent(String sql, int at) {
    char letter = Letters.at(sql, at);
    if (letter != 'e' && letter != 'E') {
      return at;
    }
    char sign = Letters.at(sql, at + 1);
    int first = sign == '+' || sign == '-' ? at + 2 : at + 1;
    return Letters.isDigit(Letters.at(sql, first)) ? run(sql, first) : at;
  }
}
