package dev.assay.testgen.findings;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * The whole numbers for which a comparison of a variable with a constant holds. Belongs to one job.
 */
record Range(Element variable, long least, long most, Tree condition) {
  boolean within(Range other) {
    return variable.equals(other.variable) && least >= other.least && most <= other.most;
  }

  /** The numbers for which it does not hold. */
  List<Range> rest() {
    List<Range> rest = new ArrayList<>();
    if (least > Long.MIN_VALUE) {
      rest.add(new Range(variable, Long.MIN_VALUE, least - 1, condition));
    }
    if (most < Long.MAX_VALUE) {
      rest.add(new Range(variable, most + 1, Long.MAX_VALUE, condition));
    }
    return rest;
  }

  /** What {@code x < 5} lets through; nothing for what is no such comparison. */
  static Optional<Range> of(Body body, ExpressionTree condition) {
    if (condition instanceof ParenthesizedTree inner) {
      return of(body, inner.getExpression());
    }
    if (!(condition instanceof BinaryTree binary)) {
      return Optional.empty();
    }
    Element left = variable(body, binary.getLeftOperand());
    Long right = constant(body, binary.getRightOperand());
    if (left != null && right != null) {
      return range(left, binary.getKind(), right, condition);
    }
    Long first = constant(body, binary.getLeftOperand());
    Element second = variable(body, binary.getRightOperand());
    return second == null || first == null
        ? Optional.empty()
        : range(second, turned(binary.getKind()), first, condition);
  }

  private static Optional<Range> range(Element of, Tree.Kind operator, long number, Tree at) {
    if (number == Long.MIN_VALUE || number == Long.MAX_VALUE) {
      return Optional.empty();
    }
    return switch (operator) {
      case LESS_THAN -> Optional.of(new Range(of, Long.MIN_VALUE, number - 1, at));
      case LESS_THAN_EQUAL -> Optional.of(new Range(of, Long.MIN_VALUE, number, at));
      case GREATER_THAN -> Optional.of(new Range(of, number + 1, Long.MAX_VALUE, at));
      case GREATER_THAN_EQUAL -> Optional.of(new Range(of, number, Long.MAX_VALUE, at));
      case EQUAL_TO -> Optional.of(new Range(of, number, number, at));
      default -> Optional.empty();
    };
  }

  private static Tree.Kind turned(Tree.Kind operator) {
    return switch (operator) {
      case LESS_THAN -> Tree.Kind.GREATER_THAN;
      case LESS_THAN_EQUAL -> Tree.Kind.GREATER_THAN_EQUAL;
      case GREATER_THAN -> Tree.Kind.LESS_THAN;
      case GREATER_THAN_EQUAL -> Tree.Kind.LESS_THAN_EQUAL;
      default -> operator;
    };
  }

  // A local variable or a parameter of a whole type: nobody else can change it in between.
  private static @Nullable Element variable(Body body, ExpressionTree tree) {
    Element element = body.element(tree);
    if (element == null
        || (element.getKind() != ElementKind.LOCAL_VARIABLE
            && element.getKind() != ElementKind.PARAMETER)) {
      return null;
    }
    return switch (element.asType().getKind()) {
      case INT, LONG, SHORT, BYTE, CHAR -> element;
      default -> null;
    };
  }

  private static @Nullable Long constant(Body body, ExpressionTree tree) {
    if (tree instanceof LiteralTree literal) {
      return whole(literal.getValue());
    }
    if (tree instanceof UnaryTree unary && unary.getKind() == Tree.Kind.UNARY_MINUS) {
      Long number = constant(body, unary.getExpression());
      return number == null ? null : (Long) (-number);
    }
    return body.element(tree) instanceof VariableElement element
        ? whole(element.getConstantValue())
        : null;
  }

  private static @Nullable Long whole(@Nullable Object value) {
    return switch (value) {
      case Integer number -> (Long) number.longValue();
      case Long number -> number;
      case Short number -> (Long) number.longValue();
      case Byte number -> (Long) number.longValue();
      case Character letter -> (Long) (long) letter;
      case null, default -> null;
    };
  }
}
