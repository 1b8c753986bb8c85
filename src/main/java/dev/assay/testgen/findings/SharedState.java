package dev.assay.testgen.findings;

import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/**
 * A number that an object counts, and that all objects of the class share. Constructors that number
 * their objects are meant to, and so is code that locks.
 */
final class SharedState implements Reading {
  private static final Set<Tree.Kind> COUNTING =
      Set.of(
          Tree.Kind.POSTFIX_INCREMENT,
          Tree.Kind.PREFIX_INCREMENT,
          Tree.Kind.POSTFIX_DECREMENT,
          Tree.Kind.PREFIX_DECREMENT);

  @Override
  public List<Finding> of(Body body) {
    ExecutableElement method = body.method();
    // Numbers for the objects of all are meant to be shared.
    if (method.getKind() == ElementKind.CONSTRUCTOR
        || method.getSimpleName().toString().matches("(?i).*(next|new|generate|create)\\w*id")
        || method.getModifiers().contains(Modifier.STATIC)
        || method.getModifiers().contains(Modifier.SYNCHRONIZED)) {
      return List.of();
    }
    List<Finding> all = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitUnary(UnaryTree node, Void none) {
        if (COUNTING.contains(node.getKind())) {
          counted(node, node.getExpression());
        }
        return super.visitUnary(node, null);
      }

      @Override
      public Void visitCompoundAssignment(CompoundAssignmentTree node, Void none) {
        counted(node, node.getVariable());
        return super.visitCompoundAssignment(node, null);
      }

      private void counted(Tree at, ExpressionTree variable) {
        Element field = body.element(variable);
        if (field != null
            && field.getKind() == ElementKind.FIELD
            && field.getModifiers().contains(Modifier.STATIC)
            && field.getModifiers().contains(Modifier.PRIVATE)
            && field.asType().getKind().isPrimitive()) {
          all.add(
              body.finding(
                  at,
                  "sharedState",
                  "'%s' counts in '%s', which is static: all objects share it, and none counts for"
                          .formatted(at, field.getSimpleName())
                      + " itself"));
        }
      }
    }.scan(body.tree().getBody(), null);
    return all;
  }
}
