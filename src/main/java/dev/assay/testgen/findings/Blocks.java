package dev.assay.testgen.findings;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.TreeScanner;
import java.util.List;

/** Goes over the statements of a body with those that stand around each. Stateless. */
final class Blocks {
  private Blocks() {}

  /** What is done with a statement of a block. */
  @FunctionalInterface
  interface Visit {
    /**
     * Looks at one.
     *
     * @param at where it stands among the statements of its block
     */
    void statement(List<? extends StatementTree> statements, int at);
  }

  static void each(Body body, Visit visit) {
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitBlock(BlockTree node, Void none) {
        for (int i = 0; i < node.getStatements().size(); i++) {
          visit.statement(node.getStatements(), i);
        }
        return super.visitBlock(node, null);
      }
    }.scan(body.tree().getBody(), null);
  }
}
