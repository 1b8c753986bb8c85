package dev.assay.lab.child;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import java.util.List;
import java.util.function.Consumer;

/**
 * What runs strangers' code in a child JVM. An implementation has a constructor without parameters.
 * Called by one thread, one order at a time.
 */
public interface Lab {
  /**
   * Explores.
   *
   * @param begun is told of each run before it begins, so that it is known where it ends the JVM
   */
  Reply explore(
      Order.Explore order, Consumer<Reply.Progress> progress, Consumer<Order.Attempt> begun);

  Reply check(Order.Check order, Consumer<Reply.Progress> progress);

  /** Whether the last order left nothing behind that a later one could meet. */
  boolean clean();

  /** Orders that are carried out while none has come yet, so that the first meets a warm JVM. */
  default List<Order> rehearsal() {
    return List.of();
  }
}
