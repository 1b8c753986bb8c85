package dev.assay.query.advice;

import java.util.Locale;

/** Figures as they are read. Pure functions, safe on any thread. */
final class Said {
  private static final double KB = 1024;

  private Said() {}

  /** {@code 12,345}, or {@code 0.42} of small ones. */
  static String number(double figure) {
    return String.format(Locale.ROOT, Math.abs(figure) < 10 ? "%,.2f" : "%,.0f", figure)
        .replaceFirst("\\.00$", "");
  }

  /** {@code 12 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** {@code 12.3 MB}. */
  static String bytes(double bytes) {
    return bytes < KB * KB
        ? String.format(Locale.ROOT, "%,.0f kB", bytes / KB)
        : String.format(Locale.ROOT, "%,.1f MB", bytes / KB / KB);
  }
}
