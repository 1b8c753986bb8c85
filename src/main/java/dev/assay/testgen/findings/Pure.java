package dev.assay.testgen.findings;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import org.jspecify.annotations.Nullable;

/** Tells expressions that give the same when they are worked out twice. Stateless. */
final class Pure {
  /** Methods that only tell, by what they are called everywhere. */
  private static final String TELLING =
      "get(?!And|Next|Or)[A-Z]\\w*|(is|has)[A-Z]\\w*|length|size|equals|equalsIgnoreCase|contains"
          + "|startsWith|endsWith|charAt|name|ordinal|signum|intValue|longValue|doubleValue";

  private Pure() {}

  static boolean of(Tree tree) {
    boolean[] pure = {true};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
        pure[0] &= name(node).matches(TELLING);
        return super.visitMethodInvocation(node, null);
      }

      @Override
      public Void visitUnary(UnaryTree node, Void none) {
        switch (node.getKind()) {
          case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
              pure[0] = false;
          default -> super.visitUnary(node, null);
        }
        return null;
      }

      @Override
      public Void visitAssignment(AssignmentTree node, Void none) {
        pure[0] = false;
        return null;
      }

      @Override
      public Void visitCompoundAssignment(CompoundAssignmentTree node, Void none) {
        pure[0] = false;
        return null;
      }

      @Override
      public Void visitNewClass(NewClassTree node, Void none) {
        pure[0] = false;
        return null;
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
        pure[0] = false;
        return null;
      }
    }.scan(tree, null);
    return pure[0];
  }

  /** Whether both are pure and the same, parentheses around them aside. */
  static boolean same(Tree one, Tree other) {
    return of(one) && of(other) && bare(one).toString().equals(bare(other).toString());
  }

  static String text(Tree tree) {
    return bare(tree).toString().replaceAll("\\bthis\\.", "");
  }

  static Tree bare(Tree tree) {
    return tree instanceof ParenthesizedTree inner ? bare(inner.getExpression()) : tree;
  }

  static boolean literal(Tree tree) {
    return bare(tree) instanceof LiteralTree;
  }

  /** The bare name of the method that is called. */
  static String name(MethodInvocationTree call) {
    String text = call.getMethodSelect().toString();
    return text.substring(text.lastIndexOf('.') + 1);
  }

  /** What a method is called on; null where nothing is named. */
  static @Nullable ExpressionTree receiver(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? select.getExpression()
        : null;
  }
}
