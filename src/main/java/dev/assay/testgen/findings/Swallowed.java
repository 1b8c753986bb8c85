package dev.assay.testgen.findings;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/**
 * An exception that is caught and forgotten, without a word about it, where the code goes on as if
 * nothing had happened. Stateless.
 */
final class Swallowed implements Reading {
  /** Names by which people say that it is meant. */
  private static final String MEANT = "(?i).*(ignore|expected|unused|_).*|_";

  /** Of which nothing is to be made, or which cannot come. */
  private static final String HARMLESS =
      ".*(CloneNotSupported|UnsupportedEncoding|NoSuchMethod|NoSuchField|ClassNotFound)Exception.*";

  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitTry(TryTree node, Void none) {
        for (CatchTree each : node.getCatches()) {
          if (silent(body, node, each)) {
            all.add(
                body.finding(
                    each,
                    "swallowed",
                    "hint: a %s is caught and forgotten, and the code goes on as if all was well"
                        .formatted(each.getParameter().getType())));
          }
        }
        return super.visitTry(node, null);
      }
    }.scan(body.tree().getBody(), null);
    return all;
  }

  // What leaves with a result, or only closes, has said what comes otherwise.
  private static boolean silent(Body body, TryTree tried, CatchTree caught) {
    List<? extends StatementTree> work = tried.getBlock().getStatements();
    return caught.getBlock().getStatements().isEmpty()
        && !work.isEmpty()
        && work.getLast() instanceof ExpressionStatementTree last
        && !last.toString().matches("(?s).*(close|sleep|join|wait)\\w*\\(.*")
        && !caught.getParameter().getName().toString().matches(MEANT)
        && !String.valueOf(caught.getParameter().getType()).matches(HARMLESS)
        && !body.text(caught).matches("(?s).*(//|/\\*).*");
  }
}
