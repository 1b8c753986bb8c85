package dev.assay.ml;

/**
 * Holds retries to a share of the calls, so that a sick service is not asked many times as much as
 * a healthy one. Any thread.
 *
 * <p>A bucket of tokens: each call that is let through adds {@code share} of one, a retry takes
 * one. It begins with {@value #RESERVE}, so that the first calls of a quiet server can be retried,
 * and holds at most {@value #CAPACITY}, so that a quiet hour is not saved up for a storm. After
 * {@code n} calls there were thus never more than {@code RESERVE + share * n} retries.
 */
final class RetryBudget {
  static final int RESERVE = 3;
  static final int CAPACITY = 10;

  // Whole numbers, since ten tenths of a double are less than one.
  private static final long TOKEN = 1_000_000;

  private final long share;
  private long tokens = RESERVE * TOKEN;

  RetryBudget(double share) {
    this.share = Math.round(share * TOKEN);
  }

  /** A call was let through. */
  synchronized void called() {
    tokens = Math.min(CAPACITY * TOKEN, tokens + share);
  }

  /** Takes a token where there is one. */
  synchronized boolean take() {
    if (tokens < TOKEN) {
      return false;
    }
    tokens -= TOKEN;
    return true;
  }

  /** The retries that may be made now. */
  synchronized double left() {
    return (double) tokens / TOKEN;
  }
}
