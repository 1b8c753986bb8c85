package dev.assay.ml.embedded;

/**
 * Regression trees as flat arrays, to be walked for one row in a few microseconds. Immutable, safe
 * on any thread.
 *
 * <p>The library's own call for one row copies it into native memory and out again; these arrays
 * stay in the processor's cache. Four trees are walked at a time, so that the processor has
 * something to do while it waits for a node of one: half the time of one after the other. Leaves
 * are numbered through all trees; a child below 0 is the leaf {@code ~child}.
 */
final class Trees {
  private final int[] roots;
  private final int[] feature;
  private final double[] threshold;
  private final int[] children;
  private final double[] value;

  /** The arrays are handed over: nobody else may write to them. */
  Trees(int[] roots, Splits splits, double[] value) {
    this.roots = roots;
    this.feature = splits.feature;
    this.threshold = splits.threshold;
    this.children = splits.children;
    this.value = value;
  }

  /** The inner nodes, array by array. */
  static final class Splits {
    private final int[] feature;
    private final double[] threshold;
    private final int[] children;

    Splits(int count) {
      this.feature = new int[count];
      this.threshold = new double[count];
      this.children = new int[2 * count];
    }

    /** Takes over one tree's splits, from {@code node} on; a threshold of -0 becomes 0. */
    void put(int node, int[] features, double[] thresholds) {
      for (int i = 0; i < features.length; i++) {
        if (features[i] < 0) {
          throw new IllegalArgumentException("a split looks at feature " + features[i]);
        }
        feature[node + i] = features[i];
        threshold[node + i] = thresholds[i] + 0.0;
      }
    }

    /**
     * Takes over one tree's children, its nodes from {@code node}, its leaves from {@code leaf}.
     */
    void children(int node, int leaf, int[] lefts, int[] rights) {
      for (int i = 0; i < lefts.length; i++) {
        children[2 * (node + i)] = child(node, leaf, i, lefts);
        children[2 * (node + i) + 1] = child(node, leaf, i, rights);
      }
    }

    // A child after its parent: so a walk cannot turn in a circle.
    private static int child(int node, int leaf, int parent, int[] children) {
      int child = children[parent];
      if (child >= 0 ? child <= parent || child >= children.length : ~child > children.length) {
        throw new IllegalArgumentException("a split leads to " + child);
      }
      return child >= 0 ? node + child : ~(leaf + ~child);
    }
  }

  int size() {
    return roots.length;
  }

  int leaves() {
    return value.length;
  }

  /** The highest feature that is looked at; -1 where none is. */
  int highestFeature() {
    int highest = -1;
    for (int each : feature) {
      highest = Math.max(highest, each);
    }
    return highest;
  }

  /** The leaves, of all trees' leaves, in which {@code row} ends, tree after tree. */
  int[] leaves(double[] row) {
    int[] leaves = new int[roots.length];
    int tree = 0;
    for (; tree + 3 < roots.length; tree += 4) {
      int a = roots[tree];
      int b = roots[tree + 1];
      int c = roots[tree + 2];
      int d = roots[tree + 3];
      while ((a & b & c & d) >= 0) {
        a = a < 0 ? a : child(a, row);
        b = b < 0 ? b : child(b, row);
        c = c < 0 ? c : child(c, row);
        d = d < 0 ? d : child(d, row);
      }
      leaves[tree] = ~a;
      leaves[tree + 1] = ~b;
      leaves[tree + 2] = ~c;
      leaves[tree + 3] = ~d;
    }
    for (; tree < roots.length; tree++) {
      int node = roots[tree];
      while (node >= 0) {
        node = child(node, row);
      }
      leaves[tree] = ~node;
    }
    return leaves;
  }

  // The sign of the difference in place of a comparison: there is no branch to be guessed wrongly.
  // It is 0 for equal numbers, as no threshold is -0, and tiny differences do not vanish.
  private int child(int node, double[] row) {
    long sign =
        Double.doubleToRawLongBits(threshold[node] - row[feature[node]]) >>> (Long.SIZE - 1);
    return children[2 * node + (int) sign];
  }

  double value(int leaf) {
    return value[leaf];
  }

  /** What the trees say together. */
  double sum(double[] row) {
    double sum = 0;
    for (int leaf : leaves(row)) {
      sum += value[leaf];
    }
    return sum;
  }
}
