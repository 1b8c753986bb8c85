package dev.assay.lab;

/**
 * Two places that have as little in common as one JVM can pretend: what code gives in both of them
 * does not hang on where it runs. Immutable.
 */
public enum Whereabouts {
  /** Where calls are seen first. */
  HOME("en-US", "Etc/GMT+12"),
  /**
   * Letter case as in Turkish, digits as in Arabic; the date is always another than at home, the
   * minute too, and there is a summer time.
   */
  AWAY("tr-TR-u-nu-arab", "Pacific/Chatham");

  private final String locale;
  private final String zone;

  Whereabouts(String locale, String zone) {
    this.locale = locale;
    this.zone = zone;
  }

  /** The language tag of the default locale. */
  public String locale() {
    return locale;
  }

  /** The default time zone. */
  public String zone() {
    return zone;
  }

  /** The place that has this locale; home where none has. */
  public static Whereabouts of(String locale) {
    return locale.equals(AWAY.locale) ? AWAY : HOME;
  }
}
