package com.acme.bank;

/** A savings book; amounts in cents. */
public final class SavingsBook {
  private long balance;
  private int movements;

  /**
   * Pays in.
   *
   * @throws IllegalArgumentException if amount is not positive
   * @throws ArithmeticException if it is more than a savings book can hold
   */
  public void deposit(long amount) {
    if (amount <= 0) {
      throw new IllegalArgumentException("amount must be positive: " + amount);
    }
    balance = Math.addExact(balance, amount);
    movements++;
  }

  /**
   * Pays out.
   *
   * @throws IllegalArgumentException if amount is not positive
   * @throws IllegalStateException if there is not enough
   */
  public void withdraw(long amount) {
    if (amount <= 0) {
      throw new IllegalArgumentException("amount must be positive: " + amount);
    }
    if (amount > balance) {
      throw new IllegalStateException("there is not enough: " + balance);
    }
    balance -= amount;
    movements++;
  }

  public long balance() {
    return balance;
  }

  /** How often something was paid in or out. */
  public int movements() {
    return movements;
  }
}
