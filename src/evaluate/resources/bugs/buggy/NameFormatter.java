package com.acme.people;

import java.util.Locale;

/** Writes people's names for lists and badges. */
public final class NameFormatter {
  private final String separator;

  /** One that puts the separator between last and first name; null stands for a comma. */
  public NameFormatter(String separator) {
    this.separator = separator == null ? ", " : separator;
  }

  /** Last name first; a part that is null or blank is left out. */
  public String listName(String first, String last) {
    if (isBlank(first)) {
      return isBlank(last) ? "" : last.trim();
    }
    return isBlank(last) ? first.trim() : last.trim() + separator + first.trim();
  }

  /** The first letters in capitals; for null or blank parts nothing is written. */
  public String initials(String first, String last) {
    StringBuilder initials = new StringBuilder();
    if (!isBlank(first)) {
      initials.append(first.trim().charAt(0));
    }
    if (!last.isEmpty()) {
      initials.append(last.trim().charAt(0));
    }
    return initials.toString().toUpperCase(Locale.ROOT);
  }

  private static boolean isBlank(String text) {
    return text == null || text.trim().isEmpty();
  }

  /** The text between last and first name. */
  public String separator() {
    return separator;
  }
}
