package dev.assay.testgen.findings;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.stream.Stream;

/** Takes chains of one operator apart. Stateless. */
final class Operands {
  private Operands() {}

  /** The operands of {@code a || b || c}, or what it is itself. */
  static List<Tree> of(Tree tree, Tree.Kind operator) {
    Tree bare = Pure.bare(tree);
    return bare instanceof BinaryTree binary && binary.getKind() == operator
        ? Stream.concat(
                of(binary.getLeftOperand(), operator).stream(),
                of(binary.getRightOperand(), operator).stream())
            .toList()
        : List.of(bare);
  }
}
