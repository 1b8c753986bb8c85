package dev.assay.code;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import org.jspecify.annotations.Nullable;

/**
 * Java's arithmetic on boxed values, with its promotions and its overflow. Pure functions, safe on
 * any thread; null where Java has no value either or the operator is none of arithmetic.
 */
final class Arithmetic {
  private Arithmetic() {}

  static @Nullable Object unary(UnaryExpr.Operator operator, Object value) {
    Object number = promoted(value);
    return switch (operator) {
      case PLUS -> number;
      case MINUS ->
          switch (number) {
            case Integer i -> -i;
            case Long l -> -l;
            case Float f -> -f;
            case Double d -> -d;
            case null, default -> null;
          };
      case BITWISE_COMPLEMENT ->
          switch (number) {
            case Integer i -> ~i;
            case Long l -> ~l;
            case null, default -> null;
          };
      case LOGICAL_COMPLEMENT -> value instanceof Boolean b ? !b : null;
      default -> null;
    };
  }

  static @Nullable Object binary(Object left, BinaryExpr.Operator operator, Object right) {
    if (operator == BinaryExpr.Operator.PLUS && right instanceof String) {
      return left + right.toString();
    }
    return switch (operator) {
      case LEFT_SHIFT, SIGNED_RIGHT_SHIFT, UNSIGNED_RIGHT_SHIFT ->
          promoted(right) instanceof Number by
              ? shift(promoted(left), operator, by.intValue())
              : null;
      default -> numbers(promoted(left), operator, promoted(right));
    };
  }

  private static @Nullable Object numbers(
      @Nullable Object left, BinaryExpr.Operator operator, @Nullable Object right) {
    if (!(left instanceof Number a) || !(right instanceof Number b)) {
      return null;
    }
    if (a instanceof Double || b instanceof Double) {
      return decimal(a.doubleValue(), operator, b.doubleValue());
    }
    if (a instanceof Float || b instanceof Float) {
      Double exact = decimal(a.floatValue(), operator, b.floatValue());
      return exact == null ? null : exact.floatValue();
    }
    Long result = whole(a.longValue(), operator, b.longValue());
    boolean wide = a instanceof Long || b instanceof Long;
    return result == null || wide ? result : (Object) result.intValue();
  }

  private static @Nullable Double decimal(double a, BinaryExpr.Operator operator, double b) {
    return switch (operator) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      default -> null;
    };
  }

  private static @Nullable Long whole(long a, BinaryExpr.Operator operator, long b) {
    return switch (operator) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> b == 0 ? null : Long.valueOf(a / b);
      case REMAINDER -> b == 0 ? null : Long.valueOf(a % b);
      case BINARY_AND -> a & b;
      case BINARY_OR -> a | b;
      case XOR -> a ^ b;
      default -> null;
    };
  }

  private static @Nullable Object shift(
      @Nullable Object value, BinaryExpr.Operator operator, int by) {
    return switch (value) {
      case Integer i when operator == BinaryExpr.Operator.LEFT_SHIFT -> i << by;
      case Integer i when operator == BinaryExpr.Operator.SIGNED_RIGHT_SHIFT -> i >> by;
      case Integer i -> i >>> by;
      case Long l when operator == BinaryExpr.Operator.LEFT_SHIFT -> l << by;
      case Long l when operator == BinaryExpr.Operator.SIGNED_RIGHT_SHIFT -> l >> by;
      case Long l -> l >>> by;
      case null, default -> null;
    };
  }

  private static @Nullable Object promoted(Object value) {
    return switch (value) {
      case Character c -> (Object) (int) c;
      case Short s -> (Object) (int) s;
      case Byte b -> (Object) (int) b;
      case Number number -> number;
      default -> null;
    };
  }
}
