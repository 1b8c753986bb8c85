package com.acme.security;

import java.util.Objects;

/** What its bearer may do. */
public final class AccessToken {
  private static final String ADMIN = "admin";

  private final String role;
  private final long expires;

  /** A token that is good until before a moment, in seconds. */
  public AccessToken(String role, long expires) {
    this.role = Objects.requireNonNull(role, "role").trim();
    this.expires = expires;
  }

  /** Whether the bearer may do what needs a role, now; an admin may do everything. */
  public boolean grants(String wanted, long now) {
    if (expired(now)) {
      return false;
    }
    return role.equals(ADMIN) || role == wanted;
  }

  /**
   * Whether its time is over.
   *
   * @throws IllegalArgumentException if now is negative
   */
  public boolean expired(long now) {
    if (now < 0) {
      throw new IllegalArgumentException("no such moment: " + now);
    }
    return now >= expires;
  }

  /** How many seconds are left; 0 where its time is over. */
  public long secondsLeft(long now) {
    return expired(now) ? 0 : expires - now;
  }

  public String role() {
    return role;
  }
}
