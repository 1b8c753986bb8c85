package dev.assay.lab.live;

import org.jspecify.annotations.Nullable;

/** How to make an input, with all names looked up: a fresh object each time. For one thread. */
interface Recipe {
  /**
   * Makes the object.
   *
   * @param heard takes the calls that stubs and lambdas get
   */
  @Nullable Object make(Heard heard) throws Throwable;
}
