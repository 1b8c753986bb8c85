package dev.assay.ml.embedded;

/**
 * Regression trees as flat arrays, to be walked for one row in a few microseconds. Immutable, safe
 * on any thread.
 *
 * <p>The library's own call for one row copies it into native memory and out again, at 15 us and
 * more; these arrays stay in the processor's cache. Leaves are numbered through all trees; a child
 * below 0 is the leaf {@code ~child}.
 */
final class Trees {
  private final int[] roots;
  private final int[] feature;
  private final double[] threshold;
  private final int[] left;
  private final int[] right;
  private final double[] value;

  /** The arrays are handed over: nobody else may write to them. */
  Trees(int[] roots, Splits splits, double[] value) {
    this.roots = roots;
    this.feature = splits.feature;
    this.threshold = splits.threshold;
    this.left = splits.left;
    this.right = splits.right;
    this.value = value;
  }

  /** The inner nodes, array by array. */
  static final class Splits {
    private final int[] feature;
    private final double[] threshold;
    private final int[] left;
    private final int[] right;

    Splits(int[] feature, double[] threshold, int[] left, int[] right) {
      this.feature = feature;
      this.threshold = threshold;
      this.left = left;
      this.right = right;
    }

    /** Takes over one tree's splits, from {@code node} on. */
    void put(int node, int[] features, double[] thresholds) {
      for (int i = 0; i < features.length; i++) {
        if (features[i] < 0) {
          throw new IllegalArgumentException("a split looks at feature " + features[i]);
        }
        feature[node + i] = features[i];
        threshold[node + i] = thresholds[i];
      }
    }

    /** Takes over one tree's children, its nodes from {@code node}, its leaves from {@code leaf}. */
    void children(int node, int leaf, int[] lefts, int[] rights) {
      for (int i = 0; i < lefts.length; i++) {
        left[node + i] = child(node, leaf, i, lefts);
        right[node + i] = child(node, leaf, i, rights);
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

  /** The leaf, of all trees' leaves, in which {@code row} ends in one tree. */
  int leaf(int tree, double[] row) {
    int node = roots[tree];
    while (node >= 0) {
      node = row[feature[node]] <= threshold[node] ? left[node] : right[node];
    }
    return ~node;
  }

  double value(int leaf) {
    return value[leaf];
  }

  /** What the trees say together. */
  double sum(double[] row) {
    double sum = 0;
    for (int tree = 0; tree < roots.length; tree++) {
      sum += value[leaf(tree, row)];
    }
    return sum;
  }
}
