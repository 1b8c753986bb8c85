package dev.assay.testgen.findings;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource that the method opens and closes itself, but leaves open where it returns before that.
 */
final class LeftOpen implements Reading {
  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    Blocks.each(
        body,
        (statements, at) -> {
          if (statements.get(at) instanceof VariableTree opened
              && opened.getInitializer() instanceof NewClassTree) {
            left(body, opened, statements.subList(at + 1, statements.size()), all);
          }
        });
    return all;
  }

  // Closed as a statement of its own in the same block: a "finally" would close it whatever comes.
  private static void left(
      Body body, VariableTree opened, List<? extends StatementTree> after, List<Finding> all) {
    String close = opened.getName() + ".close()";
    for (StatementTree statement : after) {
      if (statement instanceof ExpressionStatementTree call
          && call.getExpression() instanceof MethodInvocationTree
          && call.getExpression().toString().equals(close)) {
        int at = after.indexOf(statement);
        ReturnTree early = early(after.subList(0, at), opened.getName().toString());
        if (early != null) {
          all.add(
              body.finding(
                  early,
                  "leftOpen",
                  "'%s' leaves '%s' open, which line %d opens and line %d closes; expected it to be"
                          .formatted(
                              early, opened.getName(), body.line(opened), body.line(statement))
                      + " closed on every way out"));
        }
        return;
      }
    }
  }

  private static @Nullable ReturnTree early(List<? extends StatementTree> before, String resource) {
    List<ReturnTree> found = new ArrayList<>();
    boolean closed = before.toString().contains(resource + ".close()");
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitReturn(ReturnTree node, Void none) {
        // Who returns the resource, or what holds it, leaves the closing to others.
        if (!String.valueOf(node.getExpression()).matches(".*\\b" + resource + "\\b.*")) {
          found.add(node);
        }
        return null;
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
        return null;
      }

      @Override
      public Void visitClass(ClassTree node, Void none) {
        return null;
      }
    }.scan(before, null);
    return closed || found.isEmpty() ? null : found.getFirst();
  }
}
