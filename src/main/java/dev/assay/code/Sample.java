package dev.assay.code;

import dev.assay.bus.Hash;

/**
 * A source that uses most of the language, read once at the start so that parser and readers are
 * loaded. Blocks while it is read.
 */
final class Sample {
  private static final int ROUNDS = 5;
  private static final String SOURCE =
      """
      package sample;

      import java.util.*;
      import static java.util.Objects.requireNonNull;

      /** An account. */
      public sealed class Account<T extends Comparable<T>> permits Account.Savings {
        private static final int LIMIT = 60 * 60;
        private final List<String> names = new ArrayList<>();

        record Range(int low, int high) {
          Range {
            if (low > high) {
              throw new IllegalArgumentException("low " + low);
            }
          }
        }

        enum State { OPEN, CLOSED { @Override boolean open() { return false; } };
          boolean open() { return this == OPEN; } }

        static final class Savings extends Account<String> {}

        /**
         * Takes money.
         *
         * @param name must not be null
         * @return the rest, never null
         * @throws IllegalStateException if {@code amount} is too much
         */
        public <R> Optional<R> take(String name, int amount, Object... more) throws Exception {
          requireNonNull(name, "name");
          if (amount <= 0 || amount > LIMIT) {
            throw new IllegalStateException("amount");
          }
          for (int i = 0; i < amount; i++) {
            switch (more[i]) {
              case String s when s.startsWith("A") -> names.add(s);
              case Range(int low, int high) -> names.removeIf(n -> n.length() < high);
              case null, default -> {}
            }
          }
          String sql = "select * from account where name = '" + name + "' and id > " + amount;
          do {
            amount -= name.equals("x") ? 2 : 1;
          } while (amount != 3 && !name.isEmpty());
          try {
            return (Optional<R>) Optional.ofNullable(sql);
          } finally {
            names.clear();
          }
        }
      }
      """;

  private Sample() {}

  static SourceReader.Reading read() {
    SourceReader.Reading last = SourceReader.read(SOURCE, Hash.of(SOURCE), MethodMemo.none());
    for (int round = 1; round < ROUNDS; round++) {
      last = SourceReader.read(SOURCE, last.unit().hash(), MethodMemo.none());
    }
    return last;
  }
}
