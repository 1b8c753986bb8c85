package dev.assay.testgen.findings;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;

/**
 * The same written twice where it must be another: a variable assigned to itself, a value compared
 * with itself, a condition asked again. Stateless.
 */
final class Repeats implements Reading {
  private static final Set<Tree.Kind> COMPARISONS =
      Set.of(
          Tree.Kind.EQUAL_TO,
          Tree.Kind.NOT_EQUAL_TO,
          Tree.Kind.LESS_THAN,
          Tree.Kind.GREATER_THAN,
          Tree.Kind.LESS_THAN_EQUAL,
          Tree.Kind.GREATER_THAN_EQUAL);

  private static final String COMPARING = "equals|equalsIgnoreCase|compareTo|compareToIgnoreCase";

  @Override
  public List<Finding> of(Body body) {
    return new Scan(body).findings();
  }

  private static final class Scan extends Walk {

    Scan(Body body) {
      super(body);
    }

    @Override
    public Void visitAssignment(AssignmentTree node, Void none) {
      ExpressionTree value = node.getExpression();
      boolean counted =
          Pure.bare(value) instanceof UnaryTree unary
              && (unary.getKind() == Tree.Kind.POSTFIX_INCREMENT
                  || unary.getKind() == Tree.Kind.POSTFIX_DECREMENT)
              && same(node.getVariable(), unary.getExpression());
      if (counted) {
        all.add(
            body.finding(
                node,
                "selfAssignment",
                "'%s' assigns what was there before, so that nothing is counted".formatted(node)));
      } else if (same(node.getVariable(), value)) {
        all.add(
            body.finding(
                node,
                "selfAssignment",
                "'%s' assigns '%s' to itself; expected another value, or another variable to take it"
                    .formatted(node, value)));
      }
      return super.visitAssignment(node, null);
    }

    // A parameter and a field may share their name.
    private boolean same(Tree one, Tree other) {
      if (!Pure.text(one).equals(Pure.text(other)) || !Constants.named(one)) {
        return Pure.same(one, other);
      }
      Element element = body.element(Pure.bare(one));
      return Pure.of(one) && element != null && element.equals(body.element(Pure.bare(other)));
    }

    @Override
    public Void visitBinary(BinaryTree node, Void none) {
      switch (node.getKind()) {
        case CONDITIONAL_AND, CONDITIONAL_OR -> repeated(node);
        default -> {
          if (COMPARISONS.contains(node.getKind()) && alike(node)) {
            itself(node, node);
          }
        }
      }
      return super.visitBinary(node, null);
    }

    // Not a number is not equal to itself, which is how it is found.
    private boolean alike(BinaryTree node) {
      return !Pure.literal(node.getLeftOperand())
          && same(node.getLeftOperand(), node.getRightOperand())
          && !Set.of("double", "float", "java.lang.Double", "java.lang.Float")
              .contains(String.valueOf(body.type(node.getLeftOperand())));
    }

    private void itself(Tree at, Tree what) {
      all.add(
          body.finding(
              at,
              "comparedWithItself",
              "'%s' compares a value with itself; expected another one on one side"
                  .formatted(what)));
    }

    private void repeated(BinaryTree node) {
      List<Tree> before = Operands.of(node.getLeftOperand(), node.getKind());
      Tree last = node.getRightOperand();
      if (before.stream().allMatch(Pure::of)
          && before.stream().anyMatch(each -> Pure.same(each, last))) {
        all.add(
            body.finding(
                last,
                "repeatedCondition",
                "'%s' asks '%s' twice; expected another condition the second time"
                    .formatted(node, last)));
      }
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
      ExpressionTree receiver = Pure.receiver(node);
      if (receiver != null
          && node.getArguments().size() == 1
          && Pure.name(node).matches(COMPARING)
          && !Pure.literal(receiver)
          && same(receiver, node.getArguments().getFirst())) {
        itself(node, node);
      }
      return super.visitMethodInvocation(node, null);
    }

    @Override
    public Void visitIf(IfTree node, Void none) {
      Tree asked = node.getCondition();
      Tree next = node.getElseStatement();
      boolean pure = Pure.of(asked);
      while (pure && next instanceof IfTree other) {
        pure = Pure.of(other.getCondition());
        if (Pure.same(asked, other.getCondition())) {
          all.add(
              body.finding(
                  other.getCondition(),
                  "repeatedCondition",
                  "'%s' was asked in line %d already, so that this branch is never taken"
                      .formatted(Pure.bare(other.getCondition()), body.line(asked))));
        }
        next = other.getElseStatement();
      }
      return super.visitIf(node, null);
    }

    @Override
    public Void visitConditionalExpression(ConditionalExpressionTree node, Void none) {
      if (Pure.same(node.getTrueExpression(), node.getFalseExpression())) {
        all.add(
            body.finding(
                node,
                "repeatedCondition",
                "'%s' gives the same whether or not the condition holds".formatted(node)));
      }
      return super.visitConditionalExpression(node, null);
    }
  }
}
