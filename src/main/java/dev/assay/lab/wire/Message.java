package dev.assay.lab.wire;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;

/**
 * What travels between the server and a child. The ticket of an order is a random number that comes
 * back with each answer: strangers' code that writes to the child's output does not know it.
 * Immutable.
 */
public sealed interface Message {
  /** The child has warmed up and waits for orders. */
  record Hello() implements Message {}

  /** Work for the child. */
  record Asked(long ticket, Order order) implements Message {}

  /** How far an order is. */
  record Underway(long ticket, Reply.Progress progress) implements Message {}

  /**
   * An order is done.
   *
   * @param clean whether the child, as far as it can tell, is as it was before the order
   */
  record Answered(long ticket, Reply reply, boolean clean) implements Message {}
}
