package dev.assay.query.plan;

import dev.assay.query.Query.Severity;
import java.util.Locale;

/** What the rules of detectors have in common. Pure functions, safe on any thread. */
final class Rule {
  private Rule() {}

  /** HIGH and MEDIUM from these figures on, else LOW. */
  static Severity severity(double figure, double medium, double high) {
    if (figure >= high) {
      return Severity.HIGH;
    }
    return figure >= medium ? Severity.MEDIUM : Severity.LOW;
  }

  /** A figure as it is read: {@code 12,345}. */
  static String said(double figure) {
    return String.format(Locale.ROOT, "%,.0f", figure);
  }

  /** A share as it is read: {@code 12 %}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
