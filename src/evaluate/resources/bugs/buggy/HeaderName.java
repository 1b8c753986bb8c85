package com.acme.net;

import java.util.Locale;
import java.util.Objects;

/** The name of a message header; upper and lower case are the same. */
public final class HeaderName {
  private final String text;

  /**
   * A name as it was written.
   *
   * @throws NullPointerException if text is null
   * @throws IllegalArgumentException if text is blank
   */
  public HeaderName(String text) {
    Objects.requireNonNull(text, "text");
    if (text.isBlank()) {
      throw new IllegalArgumentException("a header needs a name");
    }
    this.text = text;
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** In lower case. */
  public String canonical() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whether it is one of an application's own. */
  public boolean isCustom() {
    return canonical().startsWith("x-");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeaderName that && canonical().equals(that.canonical());
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
