package dev.assay.ml.embedded;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Trees with what they stand on: how many different things were seen in each leaf while training.
 * Immutable, safe on any thread.
 */
final class Forest {
  private final Trees trees;
  private final int[] support;

  /** The counts are handed over, one for each leaf. */
  Forest(Trees trees, int[] support) {
    if (support.length != trees.leaves()) {
      throw new IllegalArgumentException(
          "%d counts for %d leaves".formatted(support.length, trees.leaves()));
    }
    this.trees = trees;
    this.support = support;
  }

  /**
   * Counts what the leaves stand on.
   *
   * @param unit of each row: rows of the same unit in one leaf count once. For queries never seen,
   *     forty intervals of one query in a leaf are one witness and not forty.
   */
  static Forest standing(Trees trees, double[][] rows, int[] unit) {
    int[] support = new int[trees.leaves()];
    int[] last = new int[trees.leaves()];
    Arrays.fill(last, -1);
    int[] inOrder =
        IntStream.range(0, rows.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> unit[i]))
            .mapToInt(i -> i)
            .toArray();
    for (int i : inOrder) {
      for (int leaf : trees.leaves(rows[i])) {
        if (last[leaf] != unit[i]) {
          last[leaf] = unit[i];
          support[leaf]++;
        }
      }
    }
    return new Forest(trees, support);
  }

  /**
   * What the trees say.
   *
   * @param support mean over the trees of the count in the leaf where the row ended
   */
  record Voice(double sum, double support) {}

  Voice voice(double[] row) {
    double sum = 0;
    long counted = 0;
    for (int leaf : trees.leaves(row)) {
      sum += trees.value(leaf);
      counted += support[leaf];
    }
    return new Voice(sum, (double) counted / trees.size());
  }

  /** What the first trees say, for each of these numbers of trees, which rise. */
  Voice[] voices(double[] row, int[] rounds) {
    var voices = new Voice[rounds.length];
    int[] leaves = trees.leaves(row);
    double sum = 0;
    long counted = 0;
    int tree = 0;
    for (int i = 0; i < rounds.length; i++) {
      int until = Math.min(rounds[i], leaves.length);
      for (; tree < until; tree++) {
        sum += trees.value(leaves[tree]);
        counted += support[leaves[tree]];
      }
      voices[i] = new Voice(sum, (double) counted / until);
    }
    return voices;
  }

  int highestFeature() {
    return trees.highestFeature();
  }

  int[] support() {
    return support.clone();
  }
}
