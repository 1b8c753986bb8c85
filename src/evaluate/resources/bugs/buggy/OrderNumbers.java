package com.acme.shop;

import java.util.Objects;

/** Gives out the order numbers of a branch, each branch counting for itself from 1. */
public final class OrderNumbers {
  private static int last;

  private final String branch;

  /**
   * The numbers of a branch.
   *
   * @throws NullPointerException if branch is null
   * @throws IllegalArgumentException if branch is blank
   */
  public OrderNumbers(String branch) {
    Objects.requireNonNull(branch, "branch");
    if (branch.isBlank()) {
      throw new IllegalArgumentException("a branch needs a name");
    }
    this.branch = branch.trim();
  }

  /** A number that this branch has not given out before. */
  public String next() {
    last++;
    return branch + "-" + last;
  }

  /** How many numbers this branch has given out. */
  public int issued() {
    return last;
  }

  /** Whether a number is one of this branch. */
  public boolean owns(String number) {
    return number != null && number.startsWith(branch + "-");
  }

  public String branch() {
    return branch;
  }
}
