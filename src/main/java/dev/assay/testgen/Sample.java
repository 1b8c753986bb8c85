package dev.assay.testgen;

import dev.assay.testgen.Testgen.Generate;

/** A question that takes the compiler and the writer through their usual ways. Immutable. */
final class Sample {
  static final Generate QUESTION =
      new Generate(
          """
          package sample;

          import java.util.ArrayList;
          import java.util.List;
          import java.util.Objects;

          public class Account {
            private final String owner;
            private final List<Integer> entries = new ArrayList<>();
            private int balance;

            public Account(String owner, int balance) {
              this.owner = Objects.requireNonNull(owner);
              if (balance < 0) {
                throw new IllegalArgumentException("balance: " + balance);
              }
              this.balance = balance;
            }

            public int balance() {
              return balance;
            }

            public void deposit(int amount) {
              if (amount <= 0) {
                throw new IllegalArgumentException("amount");
              }
              balance += amount;
              entries.add(amount);
            }

            public boolean covers(int amount) {
              return balance >= amount;
            }

            public static String label(String name, Kind kind) {
              return switch (kind) {
                case OPEN -> name.trim();
                case CLOSED -> "(" + name + ")";
              };
            }

            enum Kind {OPEN, CLOSED}

            record Entry(int amount, String text) {}
          }
          """,
          null,
          null,
          null,
          null,
          null);

  private Sample() {}
}
