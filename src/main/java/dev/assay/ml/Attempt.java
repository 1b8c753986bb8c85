package dev.assay.ml;

import io.vertx.core.Future;

/** What is tried, and tried again where that may help. Safe on any thread. */
@FunctionalInterface
interface Attempt<A> {
  /** Tries once. The future never fails: what goes wrong is an outcome. */
  Future<Outcome<A>> within(Try mine);
}
