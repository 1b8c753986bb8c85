package dev.assay.lab;

/**
 * Where each kind of item of something observed stands among the bits of {@link Reply.Kill#items}:
 * the outcome is 0, the others follow in the order told at {@link Observed}. Immutable.
 */
public record Layout(int results, int receivers, int arguments, int interactions) {
  /** The item that is the outcome itself. */
  public static final int OUTCOME = 0;

  private static final int BITS = Long.SIZE - 1;

  /** The layout of what was seen of a call. */
  public static Layout of(Observed observed) {
    return switch (observed) {
      case Observed.Returned returned ->
          new Layout(
              returned.ofResult().size(),
              returned.ofReceiver().size(),
              returned.ofArguments().size(),
              returned.interactions().isEmpty() ? 0 : 1);
      case Observed.Threw threw ->
          new Layout(Said.byCode(threw) ? 1 : 0, 0, 0, threw.interactions().isEmpty() ? 0 : 1);
      case Observed.Lost lost -> new Layout(0, 0, 0, 0);
    };
  }

  /** The first of what the result's observers say; of an exception what it says itself. */
  public int firstResult() {
    return OUTCOME + 1;
  }

  /** The first of what the receiver's observers say. */
  public int firstReceiver() {
    return firstResult() + results;
  }

  /** The first of the changed arguments. */
  public int firstArgument() {
    return firstReceiver() + receivers;
  }

  /** The one that stands for all interactions, where there are any. */
  public int interaction() {
    return firstArgument() + arguments;
  }

  /** How many there are, the outcome included. */
  public int size() {
    return interaction() + interactions;
  }

  /** The bit of an item; the few beyond the width of a long share the last one. */
  public static long bit(int item) {
    return 1L << Math.min(item, BITS);
  }
}
