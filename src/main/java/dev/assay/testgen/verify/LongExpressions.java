package dev.assay.testgen.verify;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.TreeScanner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds expressions of so many operators in a row that the compiler, which looks for the beginning
 * of each of them anew, would take its time by the square of their number. One instance reads one
 * set of sources.
 */
final class LongExpressions extends TreeScanner<Void, Void> {
  static final int MOST = 10_000;

  private boolean found;

  static boolean found(List<CompilationUnitTree> units) {
    LongExpressions scan = new LongExpressions();
    units.forEach(unit -> scan.scan(unit, null));
    return scan.found;
  }

  // Not by recursion: it would have to be as deep.
  @Override
  public Void visitBinary(BinaryTree tree, @Nullable Void nothing) {
    int operators = 0;
    ExpressionTree left = tree;
    while (left instanceof BinaryTree binary) {
      operators++;
      scan(binary.getRightOperand(), null);
      left = binary.getLeftOperand();
    }
    found |= operators > MOST;
    return scan(left, null);
  }
}
