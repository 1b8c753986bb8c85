package golden.sealed;

import java.util.List;

/** An expression, evaluated by a pattern switch. */
public sealed interface Expression {
  record Number(int value) implements Expression {}

  record Sum(Expression left, Expression right) implements Expression {}

  record Negated(Expression inner) implements Expression {}

  static int depth(Expression expression) {
    if (expression instanceof Sum sum) {
      return 1 + Math.max(depth(sum.left()), depth(sum.right()));
    }
    return expression instanceof Negated negated ? 1 + depth(negated.inner()) : 0;
  }

  static int evaluate(Expression expression) {
    return switch (expression) {
      case Number number -> number.value();
      case Sum(Expression left, Expression right) -> evaluate(left) + evaluate(right);
      case Negated negated -> -evaluate(negated.inner());
    };
  }

  static List<Integer> values(Number... numbers) {
    return java.util.Arrays.stream(numbers).map(Number::value).toList();
  }
}
