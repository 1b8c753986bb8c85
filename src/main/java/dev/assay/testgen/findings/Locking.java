package dev.assay.testgen.findings;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;

/**
 * Fields that several threads share and that are only half guarded: asked twice without being
 * volatile, or changed once without the lock that all others take. Stateless.
 */
final class Locking implements Reading {
  private static final int ENOUGH = 2;

  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIf(IfTree node, Void none) {
        twice(body, node, all);
        return super.visitIf(node, null);
      }

      @Override
      public Void visitUnary(UnaryTree node, Void none) {
        switch (node.getKind()) {
          case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
              unguarded(body, node, node.getExpression(), all);
          default -> {}
        }
        return super.visitUnary(node, null);
      }

      @Override
      public Void visitCompoundAssignment(CompoundAssignmentTree node, Void none) {
        unguarded(body, node, node.getVariable(), all);
        return super.visitCompoundAssignment(node, null);
      }

      @Override
      public Void visitSynchronized(SynchronizedTree node, Void none) {
        return null;
      }
    }.scan(body.tree().getBody(), null);
    return all;
  }

  private static void twice(Body body, IfTree outer, List<Finding> all) {
    String condition = Pure.text(outer.getCondition());
    if (!condition.matches("\\w+ == null")
        || !(only(outer.getThenStatement()) instanceof SynchronizedTree lock)) {
      return;
    }
    for (StatementTree each : lock.getBlock().getStatements()) {
      if (each instanceof IfTree inner && Pure.text(inner.getCondition()).equals(condition)) {
        String name = condition.substring(0, condition.indexOf(' '));
        assigned(body, inner, name).stream()
            .filter(field ->
                field.getKind() == ElementKind.FIELD
                    && !field.getModifiers().contains(Modifier.VOLATILE)
                    && !field.asType().toString().equals("java.lang.String"))
            .findFirst()
            .ifPresent(field ->
                all.add(
                    body.finding(
                        outer,
                        "unsafePublication",
                        "'%s' is asked for without the lock, and is not volatile: another thread"
                                .formatted(name)
                            + " may see the object before it is complete; expected volatile")));
      }
    }
  }

  private static Tree only(StatementTree statement) {
    return statement instanceof BlockTree block && block.getStatements().size() == 1
        ? block.getStatements().getFirst()
        : statement;
  }

  private static List<Element> assigned(Body body, Tree within, String name) {
    List<Element> fields = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitAssignment(AssignmentTree node, Void none) {
        Element element =
            Pure.text(node.getVariable()).equals(name) ? body.element(node.getVariable()) : null;
        if (element != null) {
          fields.add(element);
        }
        return super.visitAssignment(node, null);
      }
    }.scan(within, null);
    return fields;
  }

  private static void unguarded(Body body, Tree at, Tree variable, List<Finding> all) {
    Set<Modifier> own = body.method().getModifiers();
    if (own.contains(Modifier.SYNCHRONIZED)
        || own.contains(Modifier.PRIVATE)
        || body.method().getKind() == ElementKind.CONSTRUCTOR
        || !(body.path().getParentPath().getLeaf() instanceof ClassTree type)
        || !Constants.named(variable)) {
      return;
    }
    Element field = body.element(variable);
    if (field == null
        || field.getKind() != ElementKind.FIELD
        || !field.getModifiers().contains(Modifier.PRIVATE)
        || field.getModifiers().contains(Modifier.VOLATILE)) {
      return;
    }
    Pattern name = Pattern.compile("\\b" + field.getSimpleName() + "\\b");
    List<MethodTree> others =
        type.getMembers().stream()
            .filter(MethodTree.class::isInstance)
            .map(MethodTree.class::cast)
            .filter(method -> !method.equals(body.tree()) && method.getReturnType() != null)
            .filter(method -> name.matcher(String.valueOf(method.getBody())).find())
            .toList();
    if (others.size() >= ENOUGH
        && others.stream()
            .allMatch(it -> it.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED))) {
      all.add(
          body.finding(
              at,
              "halfSynchronized",
              "'%s' changes '%s' without the lock that all %d other methods take which use it"
                  .formatted(at, field.getSimpleName(), others.size())));
    }
  }
}
