package dev.assay.testgen.generate;

import java.util.ArrayList;
import java.util.List;

/** Prints long texts that repeat themselves the way a person would write them. Stateless. */
final class RepeatedText {
  /** Shorter ones fit into a line. */
  private static final int SHORT = 60;

  private static final int LONGEST_UNIT = 8;
  private static final int FEWEST = 8;

  private RepeatedText() {}

  /** {@code "(" + "ab".repeat(500)}; a plain literal where the text is short or does not repeat. */
  static String of(String text) {
    if (text.length() <= SHORT) {
      return LiteralText.of(text);
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      int unit = unit(text, at);
      if (unit == 0) {
        at++;
        continue;
      }
      if (from < at) {
        parts.add(LiteralText.of(text.substring(from, at)));
      }
      int times = times(text, at, unit);
      parts.add(LiteralText.of(text.substring(at, at + unit)) + ".repeat(" + times + ")");
      at += unit * times;
      from = at;
    }
    if (from < text.length()) {
      parts.add(LiteralText.of(text.substring(from)));
    }
    return String.join(" + ", parts);
  }

  /** Whether {@link #of} needs brackets around it where more is to be done with the text. */
  static boolean isSum(String text) {
    return text.length() > SHORT
        && unit(text, 0) * times(text, 0, Math.max(1, unit(text, 0))) != text.length()
        && !of(text).equals(LiteralText.of(text));
  }

  /** The length of what is repeated from here on; 0 for nothing. */
  private static int unit(String text, int at) {
    for (int unit = 1; unit <= LONGEST_UNIT; unit++) {
      if (times(text, at, unit) >= FEWEST) {
        return unit;
      }
    }
    return 0;
  }

  private static int times(String text, int at, int unit) {
    int end = at + unit;
    while (end < text.length() && text.charAt(end) == text.charAt(end - unit)) {
      end++;
    }
    return end > text.length() ? 0 : (end - at) / unit;
  }
}
