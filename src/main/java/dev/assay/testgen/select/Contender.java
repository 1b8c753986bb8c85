package dev.assay.testgen.select;

import dev.assay.lab.Layout;
import dev.assay.lab.Observed;
import dev.assay.lab.Reply.Tried;
import dev.assay.lab.Value;
import java.util.BitSet;

/**
 * A trial that may become a test. Its sets are not written to after it was made.
 *
 * @param told what it covers and kills that must not be lost: branches and mutants
 * @param extra kills of mutants of constants, which only come second
 * @param cost what a reader pays for it: the less the better
 */
record Contender(Tried tried, BitSet told, BitSet extra, Shape shape, int cost) {
  /** For wondering why the values are special. */
  static final int NOT_PLAIN = 3;

  private static final int ALWAYS = 40;
  private static final int SEARCHED = 6;
  private static final int STEP = 4;
  private static final int NULL = 10;
  private static final int LENGTH_SHARE = 16;
  private static final int LONGEST = 40;
  private static final int ODD = 2;
  private static final int MOST_ODD = 8;
  private static final int NOTHING_TO_ASSERT = 80;

  int id() {
    return tried.trial().id();
  }

  int task() {
    return tried.trial().task();
  }

  boolean assertable() {
    return assertable(tried.observed());
  }

  /** Whether a test of it can say more than that it returns. */
  static boolean assertable(Observed observed) {
    return switch (observed) {
      case Observed.Returned returned -> hasOutcome(returned) || Layout.of(returned).size() > 1;
      case Observed.Threw threw -> true;
      case Observed.Lost lost -> false;
    };
  }

  /** Whether the call left the receiver in another state. */
  boolean changes() {
    return tried.observed() instanceof Observed.Returned returned
        && returned.ofReceiver().stream().anyMatch(Observed.Probe::changed);
  }

  /** Whether the outcome itself can be asserted. */
  static boolean hasOutcome(Observed observed) {
    return switch (observed) {
      case Observed.Returned returned -> returned.value() != null || returned.self();
      case Observed.Threw threw -> true;
      case Observed.Lost lost -> false;
    };
  }

  static int costOf(Tried tried, boolean given) {
    int steps = 0;
    Value rest = tried.trial().receiver();
    while (rest instanceof Value.Prepared prepared) {
      steps++;
      rest = prepared.base();
    }
    int length =
        (rest == null ? 0 : rest.toString().length())
            + tried.trial().arguments().toString().length();
    int nulls =
        (int) tried.trial().arguments().stream().filter(Value.Null.class::isInstance).count();
    return ALWAYS
        + (given ? 0 : SEARCHED)
        + STEP * steps
        + NULL * nulls
        + Math.min(LONGEST, length / LENGTH_SHARE)
        + Math.min(MOST_ODD, ODD * Odd.in(tried.trial()))
        + (assertable(tried.observed()) ? 0 : NOTHING_TO_ASSERT);
  }
}
