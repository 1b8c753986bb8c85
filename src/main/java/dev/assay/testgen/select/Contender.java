package dev.assay.testgen.select;

import dev.assay.lab.Layout;
import dev.assay.lab.Observed;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Tried;
import dev.assay.lab.Value;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A trial that may become a test. Its sets are not written to after it was made.
 *
 * @param told what it covers and kills that must not be lost: branches and mutants
 * @param extra kills of mutants of constants, which only come second
 * @param cost what a reader pays for it: the less the better
 */
record Contender(Tried tried, BitSet told, BitSet extra, Shape shape, int cost) {
  /** For wondering why the values are special. */
  private static final int NOT_PLAIN = 3;

  private static final int ALWAYS = 40;
  private static final int SEARCHED = 6;
  private static final int STEP = 4;
  private static final int NULL = 14;
  private static final int LENGTH_SHARE = 4;
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

  /** Whether a test of it can say what it does, not only what it refuses. */
  boolean returns() {
    return assertable() && tried.observed() instanceof Observed.Returned;
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

  /**
   * What a reader pays.
   *
   * @param given whether it was asked for
   * @param plain the plainest trial of its task, whose values nobody wonders about; null where none
   *     is known
   */
  static int costOf(Tried tried, boolean given, @Nullable Trial plain) {
    Trial trial = tried.trial();
    int nulls = (int) trial.arguments().stream().filter(Value.Null.class::isInstance).count();
    return ALWAYS
        + (plain != null && plain.id() == trial.id() ? 0 : NOT_PLAIN)
        + (given ? 0 : SEARCHED)
        + STEP * steps(trial.receiver())
        + NULL * nulls
        + Math.min(LONGEST, length(trial, plain) / LENGTH_SHARE)
        + Math.min(MOST_ODD, ODD * Odd.in(trial))
        + (assertable(tried.observed()) ? 0 : NOTHING_TO_ASSERT);
  }

  /** How long the values are that are not the plain ones. */
  private static int length(Trial trial, @Nullable Trial plain) {
    Value base = base(trial.receiver());
    boolean usual = plain != null && base != null && base.equals(base(plain.receiver()));
    int length = base == null || usual ? 0 : Length.of(base);
    for (int i = 0; i < trial.arguments().size(); i++) {
      Value argument = trial.arguments().get(i);
      boolean alike =
          plain != null
              && i < plain.arguments().size()
              && argument.equals(plain.arguments().get(i));
      length += alike ? 0 : Length.of(argument);
    }
    return length;
  }

  private static int steps(@Nullable Value receiver) {
    return receiver instanceof Value.Prepared prepared ? 1 + steps(prepared.base()) : 0;
  }

  private static @Nullable Value base(@Nullable Value receiver) {
    return receiver instanceof Value.Prepared prepared ? base(prepared.base()) : receiver;
  }
}
