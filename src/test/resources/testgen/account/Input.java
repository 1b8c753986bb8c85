package com.acme.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An account. */
public class Account {
  public static final int LIMIT = 1000;
  private final String owner;
  private final List<String> log = new ArrayList<>();
  private int balance;
  private Status status = Status.OPEN;

  enum Status { OPEN, FROZEN, CLOSED }

  public record Transfer(String from, String to, int amount) {
    public Transfer {
      if (amount <= 0) {
        throw new IllegalArgumentException("amount must be positive: " + amount);
      }
    }
    boolean large() { return amount > 500; }
  }

  public Account(String owner, int balance) {
    this.owner = Objects.requireNonNull(owner, "owner");
    if (balance < 0) {
      throw new IllegalArgumentException("negative balance");
    }
    this.balance = balance;
  }

  public void deposit(int amount) {
    if (amount <= 0) throw new IllegalArgumentException("amount");
    if (amount > LIMIT) throw new IllegalStateException(String.format("over limit %d", LIMIT));
    balance += amount;
    log.add("deposit " + amount);
  }

  public int withdraw(int amount) {
    if (status != Status.OPEN) throw new IllegalStateException("not open");
    if (amount > balance) throw new IllegalArgumentException("too much");
    balance -= amount;
    return balance;
  }

  public void setStatus(Status status) { this.status = status; }
  public Status getStatus() { return status; }
  public String getOwner() { return owner; }
  public int getBalance() { return balance; }
  public List<String> getLog() { return List.copyOf(log); }

  static String grade(int points) {
    if (points < 0 || points > 100) throw new IllegalArgumentException();
    if (points >= 90) return "A";
    if (points >= 75) return "B";
    return points >= 50 ? "C" : "F";
  }

  static boolean isValidIban(String iban) {
    if (iban == null || iban.length() < 15) return false;
    return iban.startsWith("DE") || iban.startsWith("FR");
  }

  BigDecimal fee(BigDecimal amount) {
    return amount.multiply(new BigDecimal("0.01")).setScale(2, java.math.RoundingMode.HALF_UP);
  }

  int sum(int... values) { int s = 0; for (int v : values) s += v; return s; }

  long now() { return System.currentTimeMillis(); }
}
