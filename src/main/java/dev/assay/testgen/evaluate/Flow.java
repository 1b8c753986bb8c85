package dev.assay.testgen.evaluate;

import org.jspecify.annotations.Nullable;

/** How a statement ended. Immutable. */
sealed interface Flow {
  Flow ON = new On();

  /** The next statement follows. */
  record On() implements Flow {}

  /** The method returns. */
  record Return(@Nullable Object value) implements Flow {}

  /** A loop or switch is left. */
  record Break(@Nullable String label) implements Flow {}

  /** A loop's next turn. */
  record Continue(@Nullable String label) implements Flow {}

  /** A switch expression's value. */
  record Yield(@Nullable Object value) implements Flow {}
}
