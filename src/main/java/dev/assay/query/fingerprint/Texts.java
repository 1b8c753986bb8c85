package dev.assay.query.fingerprint;

import dev.assay.bus.Fault;
import org.jspecify.annotations.Nullable;

/** Refuses what is no text of a statement. Pure functions, safe on any thread. */
final class Texts {
  /** The most bytes of UTF-8 that are read. */
  static final int LONGEST = 256 * 1024;

  private Texts() {}

  /** {@link Fault#INVALID} or {@link Fault#TOO_LARGE}, in words; one look at each letter. */
  static String checked(@Nullable String sql) {
    if (sql == null) {
      throw Fault.INVALID.because("field 'sql' is missing; a statement was expected");
    }
    if (sql.isBlank()) {
      throw Fault.INVALID.because("field 'sql' is blank; a statement was expected");
    }
    if (sql.length() > LONGEST) {
      throw tooLarge();
    }
    int bytes = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == 0) {
        throw Fault.INVALID.because(
            "field 'sql': character %d is NUL, which no statement can hold".formatted(i + 1));
      }
      if (Character.isSurrogate(c)) {
        checkPair(sql, i);
        bytes += 2;
      } else {
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
      }
    }
    if (bytes > LONGEST) {
      throw tooLarge();
    }
    return sql;
  }

  private static void checkPair(String sql, int at) {
    boolean high = Character.isHighSurrogate(sql.charAt(at));
    int other = high ? at + 1 : at - 1;
    boolean paired =
        other >= 0
            && other < sql.length()
            && (high
                ? Character.isLowSurrogate(sql.charAt(other))
                : Character.isHighSurrogate(sql.charAt(other)));
    if (!paired) {
      throw Fault.INVALID.because(
          "field 'sql': character %d is half a surrogate pair; the text is not Unicode"
              .formatted(at + 1));
    }
  }

  /** What to throw where something begins at the index {@code start} and never ends. */
  static RuntimeException endless(String what, int start) {
    return Fault.INVALID.because(
        "field 'sql': the %s that begins at character %d does not end".formatted(what, start + 1));
  }

  private static RuntimeException tooLarge() {
    return Fault.TOO_LARGE.because(
        "field 'sql' has more than %d bytes, the most that are read".formatted(LONGEST));
  }
}
