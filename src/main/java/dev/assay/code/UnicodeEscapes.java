package dev.assay.code;

import java.util.regex.Pattern;

/**
 * Settles the unicode escapes of a source before it is parsed. Pure functions, safe on any thread.
 *
 * <p>Escapes inside texts and comments stay as they are written. Where one stands outside, or means
 * a quote, a backslash or the end of a line, the whole source is translated first, as the language
 * says; columns on those lines then count the translated letters. (The parser's own translation
 * reports places that are off by some letters.)
 */
final class UnicodeEscapes {
  private static final Pattern ACTIVE = Pattern.compile("\\\\u+00(?:22|27|5[cC]|0[aAdD])");
  private static final int DIGITS = 4;

  private UnicodeEscapes() {}

  static String settled(String text) {
    boolean translate =
        text.contains("\\u") && (ACTIVE.matcher(text).find() || standsOutside(text));
    return translate ? translated(text) : text;
  }

  private static boolean standsOutside(String text) {
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) == '\\') {
        return true;
      }
      int next = Math.max(Lexemes.pastBlank(text, i), Lexemes.pastLiteralOrWord(text, i));
      i = Math.max(next, i + 1);
    }
    return false;
  }

  // A backslash that is escaped itself begins no escape: "\\u0041" is six letters.
  private static String translated(String text) {
    var plain = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int digits = c == '\\' ? pastUs(text, i + 1) : i;
      if (digits > i + 1 && areHexadecimal(text, digits)) {
        plain.append((char) Integer.parseInt(text, digits, digits + DIGITS, 16));
        i = digits + DIGITS;
      } else if (c == '\\' && i + 1 < text.length()) {
        plain.append(c).append(text.charAt(i + 1));
        i += 2;
      } else {
        plain.append(c);
        i++;
      }
    }
    return plain.toString();
  }

  private static int pastUs(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == 'u') {
      i++;
    }
    return i;
  }

  private static boolean areHexadecimal(String text, int from) {
    if (from + DIGITS > text.length()) {
      return false;
    }
    for (int i = from; i < from + DIGITS; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
