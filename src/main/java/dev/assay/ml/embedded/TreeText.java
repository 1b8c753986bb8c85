package dev.assay.ml.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the text form of a LightGBM model, checking it so that a walk through it always ends in a
 * leaf. For one thread.
 *
 * <p>Only what the trainer here makes is read: numeric splits {@code value <= threshold} with no
 * treatment of missing values (-1 is a value like others), constant leaves. All else is refused,
 * since walking it so would give wrong numbers silently. One difference is left: the library takes
 * a value that is not 0 but nearer to it than 1e-35 for 0.
 */
final class TreeText {
  // Of decision_type: bit 0 is a categorical split, bits 2 and 3 how a missing value is treated.
  private static final int CATEGORICAL_OR_MISSING = 0b1101;

  private final List<Map<String, String>> blocks = new ArrayList<>();
  private int nodes;
  private int leaves;

  private TreeText(String text) {
    Map<String, String> block = new HashMap<>();
    boolean ended = false;
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (line.startsWith("Tree=")) {
        block = new HashMap<>();
        blocks.add(block);
      } else if (line.startsWith("end of trees")) {
        ended = true;
        break;
      } else if (equals > 0 && !blocks.isEmpty()) {
        block.put(line.substring(0, equals), line.substring(equals + 1).strip());
      }
    }
    if (!ended || blocks.isEmpty()) {
      throw new IllegalArgumentException("the text of the trees is not whole");
    }
  }

  /** The trees of a model's text; an {@link IllegalArgumentException} where it is damaged. */
  static Trees read(String text) {
    return new TreeText(text).trees();
  }

  private Trees trees() {
    for (Map<String, String> block : blocks) {
      int own = count(block);
      leaves += own;
      nodes += own - 1;
    }
    return fill(new Trees.Splits(nodes), new double[leaves]);
  }

  private Trees fill(Trees.Splits splits, double[] value) {
    int[] roots = new int[blocks.size()];
    int node = 0;
    int leaf = 0;
    for (int tree = 0; tree < roots.length; tree++) {
      Map<String, String> block = blocks.get(tree);
      int own = count(block);
      refuseWhatIsNotWalked(block, own);
      double[] values = numbers(block, "leaf_value", own);
      System.arraycopy(values, 0, value, leaf, own);
      roots[tree] = own == 1 ? ~leaf : node;
      if (own > 1) {
        int inner = own - 1;
        splits.put(node, whole(block, "split_feature", inner), numbers(block, "threshold", inner));
        splits.children(
            node, leaf, whole(block, "left_child", inner), whole(block, "right_child", inner));
      }
      node += own - 1;
      leaf += own;
    }
    return new Trees(roots, splits, value);
  }

  private static int count(Map<String, String> block) {
    int own = Integer.parseInt(block.getOrDefault("num_leaves", "0"));
    if (own < 1) {
      throw new IllegalArgumentException("a tree has no leaves");
    }
    return own;
  }

  private static void refuseWhatIsNotWalked(Map<String, String> block, int own) {
    if (!"0".equals(block.getOrDefault("is_linear", "0"))) {
      throw new IllegalArgumentException("a tree has linear leaves");
    }
    if (own > 1
        && Arrays.stream(whole(block, "decision_type", own - 1))
            .anyMatch(type -> (type & CATEGORICAL_OR_MISSING) != 0)) {
      throw new IllegalArgumentException("a split is not a plain numeric one");
    }
  }

  private static int[] whole(Map<String, String> block, String name, int expected) {
    return Arrays.stream(numbers(block, name, expected)).mapToInt(each -> (int) each).toArray();
  }

  private static double[] numbers(Map<String, String> block, String name, int expected) {
    double[] numbers =
        Arrays.stream(block.getOrDefault(name, "").split(" ", -1))
            .filter(each -> !each.isEmpty())
            .mapToDouble(Double::parseDouble)
            .toArray();
    if (numbers.length != expected || !Arrays.stream(numbers).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "%s of a tree: expected %d numbers, were %d".formatted(name, expected, numbers.length));
    }
    return numbers;
  }
}
