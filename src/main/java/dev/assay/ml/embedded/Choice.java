package dev.assay.ml.embedded;

/**
 * How trees are to be used, chosen on data that they were not grown on. Immutable.
 *
 * @param anchored whether they learned the distance from the fallback, and not the time itself
 * @param rounds how many trees
 * @param k how many witnesses in a leaf weigh as much as the fallback
 */
record Choice(boolean anchored, int rounds, double k) {
  /**
   * The logarithm of the predicted time: {@code n/(n+k)} of the trees, the rest of the fallback,
   * where {@code n} is what the leaves stand on. Where they are thin, the fallback speaks.
   */
  double blend(Forest.Voice voice, double fallback) {
    double own = anchored ? fallback + voice.sum() : voice.sum();
    double share = k == 0 ? 1 : voice.support() / (voice.support() + k);
    return Math.max(0, fallback + share * (own - fallback));
  }
}
