package dev.assay.query.demo;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/** Waits for the demo. Stateless; blocks. */
final class Waiting {
  private Waiting() {}

  static Demo.Up up(BlockingQueue<Demo.State> states, Consumer<Demo.Making> making)
      throws InterruptedException {
    while (true) {
      Demo.State state = states.poll(60, SECONDS);
      switch (state) {
        case null -> throw new AssertionError("nothing was heard for a minute");
        case Demo.Up is -> {
          return is;
        }
        case Demo.Making is -> making.accept(is);
        case Demo.Failed is -> throw new AssertionError(is.reason());
        case Demo.Closed _ -> throw new AssertionError("closed before it was up");
      }
    }
  }
}
