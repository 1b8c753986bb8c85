package com.acme.people;

/** Tells addresses that mail can be sent to from those that cannot. */
public final class EmailValidator {
  private static final int MOST = 254;

  private final boolean allowLocal;

  /** One that takes domains without a dot where allowLocal is true. */
  public EmailValidator(boolean allowLocal) {
    this.allowLocal = allowLocal;
  }

  /** Whether mail can be sent there; null is not an address. */
  public boolean isValid(String email) {
    if (email == null || email.length() > MOST || hasSpace(email)) {
      return false;
    }
    int at = email.indexOf('@');
    if (at <= 0 || at != email.lastIndexOf('@')) {
      return false;
    }
    return allowLocal || at < email.length();
  }

  private boolean isDomain(String domain) {
    if (domain.isEmpty() || domain.startsWith(".") || domain.endsWith(".")) {
      return false;
    }
    return allowLocal || domain.indexOf('.') > 0;
  }

  private static boolean hasSpace(String text) {
    return text.chars().anyMatch(Character::isWhitespace);
  }

  /** What stands before the @, or an empty text for what is not valid. */
  public String account(String email) {
    return isValid(email) ? email.substring(0, email.indexOf('@')) : "";
  }
}
