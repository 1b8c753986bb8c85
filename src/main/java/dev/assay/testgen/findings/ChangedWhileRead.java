package dev.assay.testgen.findings;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** A loop over a collection that removes from it, or adds to it, while it goes on. Stateless. */
final class ChangedWhileRead implements Reading {
  /** Collections of which it is known that they do not allow it. */
  private static final String PLAIN =
      "(java\\.util\\.)?(ArrayList|LinkedList|HashMap|LinkedHashMap|TreeMap|HashSet|LinkedHashSet"
          + "|TreeSet|ArrayDeque|PriorityQueue|Vector)(<.*>)?";

  private static final Set<String> CHANGES =
      Set.of("remove", "add", "clear", "removeAll", "addAll");

  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitEnhancedForLoop(EnhancedForLoopTree node, Void none) {
        String over = collection(node.getExpression());
        if (plain(body, node.getExpression())) {
          changes(body, node.getStatement(), over, all);
        }
        return super.visitEnhancedForLoop(node, null);
      }
    }.scan(body.tree().getBody(), null);
    return all;
  }

  private static String collection(ExpressionTree expression) {
    return Pure.text(expression).replaceAll("\\.(entrySet|keySet|values)\\(\\)$", "");
  }

  private static boolean plain(Body body, ExpressionTree expression) {
    Tree source = Pure.bare(expression);
    if (source instanceof MethodInvocationTree view
        && Pure.name(view).matches("entrySet|keySet|values")) {
      source = Pure.receiver(view);
    }
    Element element = source == null || !Constants.named(source) ? null : body.element(source);
    return element != null
        && body.trees().getTree(element) instanceof VariableTree declared
        && (String.valueOf(declared.getType()).matches(PLAIN)
            || String.valueOf(declared.getInitializer())
                .matches("(?s)new " + PLAIN + "\\([^{]*\\)"));
  }

  private static boolean isOn(String over, @Nullable ExpressionTree receiver) {
    return receiver != null && over.equals(Pure.text(receiver));
  }

  private static void changes(Body body, Tree within, String over, List<Finding> all) {
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitBlock(BlockTree node, Void none) {
        for (StatementTree each : node.getStatements()) {
          if (each instanceof ExpressionStatementTree statement
              && statement.getExpression() instanceof MethodInvocationTree call
              && CHANGES.contains(Pure.name(call))
              && isOn(over, Pure.receiver(call))
              && !leaves(node)) {
            all.add(
                body.finding(
                    call,
                    "changedWhileRead",
                    "'%s' changes '%s' while the loop goes on over it, which then fails"
                        .formatted(call, over)));
          }
        }
        return super.visitBlock(node, null);
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
        return null;
      }
    }.scan(within, null);
  }

  private static boolean leaves(BlockTree block) {
    return block.getStatements().stream()
        .anyMatch(
            it -> it instanceof ReturnTree || it instanceof BreakTree || it instanceof ThrowTree);
  }
}
