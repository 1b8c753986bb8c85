package dev.assay.ml.embedded;

/** Trees, how they are used, and how far they are off. Immutable, safe on any thread. */
record Part(Forest forest, Choice choice, Conformal conformal) {
  /** The logarithm of the time. */
  double log(double[] row, double fallback) {
    return choice.blend(forest.voice(row), fallback);
  }
}
