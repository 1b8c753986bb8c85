package dev.assay.ml.embedded;

import java.util.concurrent.CancellationException;

/**
 * Told of each boosting round, and how a training is called off. For the thread that trains; what
 * it tells may be read on any.
 */
@FunctionalInterface
interface Ticker {
  /**
   * Tells of rounds, and learns whether to go on.
   *
   * @param rounds that are done since the last call
   * @throws CancellationException where nobody wants the model any more
   */
  void ticked(int rounds);

  /** The rounds that will come, as far as known; they may turn out fewer. */
  default void expect(int rounds) {}
}
