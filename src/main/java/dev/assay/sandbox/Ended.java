package dev.assay.sandbox;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import org.jspecify.annotations.Nullable;

/**
 * How an order to a child JVM ended. A verdict about the code is not a failure of ours. Immutable.
 */
public sealed interface Ended {
  /**
   * The child answered.
   *
   * @param child tells the children of this server apart
   */
  record Answered(Reply reply, String child) implements Ended {}

  /**
   * The child is gone.
   *
   * @param words for people: {@code the JVM ended with exit code 3 while ...}
   * @param known what it had told by then; null where that is nothing
   * @param at the run it was at; null where it was at none
   */
  record Died(Cause cause, String words, Reply.@Nullable Explored known, Order.@Nullable Attempt at)
      implements Ended {
    /** With all it had found lost. */
    public Died(Cause cause, String words) {
      this(cause, words, null, null);
    }
  }

  /** Why a child is gone. */
  enum Cause {
    /** It ended by itself: an exit, a crash of the JVM. */
    CRASHED,
    /** It was ended at the deadline. */
    TIMED_OUT,
    /** It had no memory left. */
    OUT_OF_MEMORY,
    /** It wrote more than it may, or what is no answer. */
    GARBLED
  }
}
