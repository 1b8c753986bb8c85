package dev.assay.testgen.findings;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import org.jspecify.annotations.Nullable;

/**
 * Two conditions of which always one holds, or never both, so that asking is of no use: {@code
 * letter != 'a' || letter != 'b'}. Stateless.
 */
final class Contradictions implements Reading {
  private static final String KIND = "deadBranch";

  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitBinary(BinaryTree node, Void none) {
        boolean or = node.getKind() == Tree.Kind.CONDITIONAL_OR;
        if (or || node.getKind() == Tree.Kind.CONDITIONAL_AND) {
          Tree last = Pure.bare(node.getRightOperand());
          Operands.of(node.getLeftOperand(), node.getKind()).stream()
              .filter(each -> Pure.of(each) && Pure.of(last))
              .filter(each -> decided(body, each, last, or))
              .findFirst()
              .ifPresent(each -> all.add(finding(body, each, last, or)));
        }
        return super.visitBinary(node, null);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
        clamped(body, node).ifPresent(all::add);
        return super.visitMethodInvocation(node, null);
      }
    }.scan(body.tree().getBody(), null);
    return all;
  }

  private static Finding finding(Body body, Tree one, Tree other, boolean or) {
    return body.finding(
        one,
        KIND,
        or
            ? "'%s || %s' always holds, as no value breaks both; expected &&".formatted(one, other)
            : "'%s && %s' never holds, as no value keeps both; expected ||".formatted(one, other));
  }

  private static boolean decided(Body body, Tree one, Tree other, boolean or) {
    Asked first = Asked.of(body, one, or);
    Asked second = Asked.of(body, other, or);
    if (first != null && second != null) {
      return first.subject().equals(second.subject()) && !first.value().equals(second.value());
    }
    if (!(one instanceof ExpressionTree left) || !(other instanceof ExpressionTree right)) {
      return false;
    }
    Optional<Range> low = Range.of(body, left);
    Optional<Range> high = Range.of(body, right);
    return low.isPresent()
        && high.isPresent()
        && low.get().variable().equals(high.get().variable())
        && (or ? together(low.get(), high.get()) : apart(low.get(), high.get()));
  }

  private static boolean together(Range one, Range other) {
    return one.rest().stream().allMatch(rest -> rest.within(other));
  }

  private static boolean apart(Range one, Range other) {
    return one.most() < other.least() || other.most() < one.least();
  }

  /** What is compared with which constant: for unequal where one of both holds, else for equal. */
  private record Asked(String subject, Object value) {
    static @Nullable Asked of(Body body, Tree tree, boolean unequal) {
      Tree bare = Pure.bare(tree);
      if (bare instanceof BinaryTree binary
          && binary.getKind() == (unequal ? Tree.Kind.NOT_EQUAL_TO : Tree.Kind.EQUAL_TO)) {
        Object right = constant(body, binary.getRightOperand());
        Object left = constant(body, binary.getLeftOperand());
        return right != null && left == null
            ? new Asked(Pure.text(binary.getLeftOperand()), right)
            : left != null && right == null
                ? new Asked(Pure.text(binary.getRightOperand()), left)
                : null;
      }
      boolean denied =
          bare instanceof UnaryTree not && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT;
      Tree call = denied && bare instanceof UnaryTree not ? Pure.bare(not.getExpression()) : bare;
      return denied == unequal && call instanceof MethodInvocationTree equals
          ? ofCall(body, equals)
          : null;
    }

    private static @Nullable Asked ofCall(Body body, MethodInvocationTree call) {
      ExpressionTree receiver = Pure.receiver(call);
      if (receiver == null
          || call.getArguments().size() != 1
          || !Pure.name(call).equals("equals")) {
        return null;
      }
      Object first = constant(body, receiver);
      Object second = constant(body, call.getArguments().getFirst());
      return second != null && first == null
          ? new Asked(Pure.text(receiver), second)
          : first != null && second == null
              ? new Asked(Pure.text(call.getArguments().getFirst()), first)
              : null;
    }

    private static @Nullable Object constant(Body body, ExpressionTree tree) {
      Object known = Constants.of(body, tree);
      if (known != null) {
        return known;
      }
      Element element = Constants.named(tree) ? body.element(tree) : null;
      return element != null && element.getKind() == ElementKind.ENUM_CONSTANT ? element : null;
    }
  }

  // min(0, max(100, x)) is 0 whatever x is.
  private static Optional<Finding> clamped(Body body, MethodInvocationTree outer) {
    String name = outer.getMethodSelect().toString();
    if (!name.matches("(java\\.lang\\.)?Math\\.(min|max)")) {
      return Optional.empty();
    }
    boolean min = name.endsWith("min");
    for (int i = 0; i < 2; i++) {
      Double end = number(body, outer.getArguments().get(i));
      if (end != null
          && Pure.bare(outer.getArguments().get(1 - i)) instanceof MethodInvocationTree inner
          && inner.getMethodSelect().toString().endsWith(min ? "Math.max" : "Math.min")) {
        for (ExpressionTree each : inner.getArguments()) {
          Double other = number(body, each);
          if (other != null && (min ? end < other : end > other)) {
            return Optional.of(
                body.finding(
                    outer,
                    KIND,
                    "'%s' is %s whatever it is given; expected min and max, or the bounds, the"
                            .formatted(outer, outer.getArguments().get(i))
                        + " other way round"));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Double number(Body body, ExpressionTree tree) {
    return Constants.of(body, tree) instanceof Number number ? (Double) number.doubleValue() : null;
  }
}
