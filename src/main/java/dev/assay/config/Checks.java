package dev.assay.config;

import java.time.Duration;

/** What the values of settings must be; each says what it expected. Stateless. */
final class Checks {
  private static final int LAST_PORT = 65_535;

  private Checks() {}

  static void address(String key, String otherwise, String value) {
    if (!value.matches("(?i)https?://[^/\\s]\\S*")) {
      throw new IllegalArgumentException(
          "%s must be %s or an address such as http://host:8000, was '%s'"
              .formatted(key, otherwise, value));
    }
  }

  static void origin(String value) {
    if (!value.equals("*") && !value.matches("[a-z][a-z0-9+.-]*://[^/\\s,*]+")) {
      throw new IllegalArgumentException(
          "http.cors must list origins such as https://team.example:8443, or *, was '%s'"
              .formatted(value));
    }
  }

  static void share(String key, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "%s must be above 0 and at most 1, was %s".formatted(key, value));
    }
  }

  static void port(String key, int value) {
    if (value < 0 || value > LAST_PORT) {
      throw new IllegalArgumentException(key + " must be 0..65535, was " + value);
    }
  }

  static void atLeast(String key, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(key, least, value));
    }
  }

  static void positive(String key, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(key + " must be longer than 0, was " + value);
    }
  }
}
