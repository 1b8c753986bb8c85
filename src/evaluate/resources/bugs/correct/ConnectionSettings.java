package com.acme.net;

import java.util.Map;
import java.util.Objects;

/** How to reach a server; what is not said has a default. */
public final class ConnectionSettings {
  /** The port of the encrypted protocol, which is the default. */
  public static final int SECURE_PORT = 443;

  /** The port of the plain protocol. */
  public static final int PLAIN_PORT = 80;

  private static final int MOST_PORT = 65_535;
  private static final int DEFAULT_RETRIES = 3;

  private final Map<String, String> values;

  public ConnectionSettings(Map<String, String> values) {
    this.values = Map.copyOf(Objects.requireNonNull(values, "values"));
  }

  /**
   * The port; {@link #SECURE_PORT} where none is said.
   *
   * @throws IllegalArgumentException if it is not a number within 1 and 65535
   */
  public int port() {
    return number("port", SECURE_PORT, MOST_PORT);
  }

  /** How often it is tried again; 3 where nothing is said. */
  public int retries() {
    return number("retries", DEFAULT_RETRIES, Integer.MAX_VALUE);
  }

  private int number(String key, int otherwise, int most) {
    String text = values.get(key);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException(key + " is not a usable number: " + text);
    }
    return Integer.parseInt(text);
  }
}
