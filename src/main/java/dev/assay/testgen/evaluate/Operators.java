package dev.assay.testgen.evaluate;

import com.sun.source.tree.Tree;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Java's arithmetic on boxed values, with its promotions. Stateless. */
final class Operators {
  private Operators() {}

  /** A unary operator without effect. */
  static Object unary(Tree.Kind kind, Object value) {
    if (value instanceof Boolean truth) {
      return !truth;
    }
    Object operand = promoted(value);
    return switch (kind) {
      case UNARY_PLUS -> operand;
      case UNARY_MINUS ->
          switch (operand) {
            case Integer i -> -i;
            case Long l -> -l;
            case Float f -> -f;
            default -> -((Double) operand);
          };
      case BITWISE_COMPLEMENT ->
          operand instanceof Long l ? (Object) ~l : (Object) ~((Integer) operand);
      default -> throw new Stuck("the operator " + kind);
    };
  }

  /** A binary operator on two primitives; division by zero is left to the JVM to refuse. */
  static Object binary(Tree.Kind kind, Object left, Object right) {
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return logic(kind, a, b);
    }
    Object a = promoted(left);
    Object b = promoted(right);
    if (kind == Tree.Kind.LEFT_SHIFT
        || kind == Tree.Kind.RIGHT_SHIFT
        || kind == Tree.Kind.UNSIGNED_RIGHT_SHIFT) {
      return shift(kind, a, ((Number) b).longValue());
    }
    if (a instanceof Double || b instanceof Double) {
      return doubles(kind, ((Number) a).doubleValue(), ((Number) b).doubleValue());
    }
    if (a instanceof Float || b instanceof Float) {
      return floats(kind, ((Number) a).floatValue(), ((Number) b).floatValue());
    }
    return a instanceof Long || b instanceof Long
        ? longs(kind, ((Number) a).longValue(), ((Number) b).longValue())
        : ints(kind, (Integer) a, (Integer) b);
  }

  private static Object promoted(Object value) {
    return switch (value) {
      case Character c -> (int) c;
      case Short s -> (int) s;
      case Byte b -> (int) b;
      case Integer i -> i;
      case Long l -> l;
      case Float f -> f;
      case Double d -> d;
      default -> throw new Stuck("arithmetic on something that is no number");
    };
  }

  private static Object logic(Tree.Kind kind, boolean a, boolean b) {
    return switch (kind) {
      case AND -> a && b;
      case OR -> a || b;
      case XOR, NOT_EQUAL_TO -> a ^ b;
      case EQUAL_TO -> a == b;
      default -> throw new Stuck("the operator " + kind);
    };
  }

  private static Object shift(Tree.Kind kind, Object a, long by) {
    if (a instanceof Long l) {
      return switch (kind) {
        case LEFT_SHIFT -> l << by;
        case RIGHT_SHIFT -> l >> by;
        default -> l >>> by;
      };
    }
    int i = (Integer) a;
    return switch (kind) {
      case LEFT_SHIFT -> i << by;
      case RIGHT_SHIFT -> i >> by;
      default -> i >>> by;
    };
  }

  private static Object ints(Tree.Kind kind, int a, int b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case EQUAL_TO -> a == b;
      case NOT_EQUAL_TO -> a != b;
      case LESS_THAN -> a < b;
      case LESS_THAN_EQUAL -> a <= b;
      case GREATER_THAN -> a > b;
      case GREATER_THAN_EQUAL -> a >= b;
      default -> throw new Stuck("the operator " + kind);
    };
  }

  private static Object longs(Tree.Kind kind, long a, long b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case EQUAL_TO -> a == b;
      case NOT_EQUAL_TO -> a != b;
      case LESS_THAN -> a < b;
      case LESS_THAN_EQUAL -> a <= b;
      case GREATER_THAN -> a > b;
      case GREATER_THAN_EQUAL -> a >= b;
      default -> throw new Stuck("the operator " + kind);
    };
  }

  private static Object floats(Tree.Kind kind, float a, float b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      default -> compared(kind, a, b);
    };
  }

  private static Object doubles(Tree.Kind kind, double a, double b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      default -> compared(kind, a, b);
    };
  }

  private static Object compared(Tree.Kind kind, double a, double b) {
    return switch (kind) {
      case EQUAL_TO -> a == b;
      case NOT_EQUAL_TO -> a != b;
      case LESS_THAN -> a < b;
      case LESS_THAN_EQUAL -> a <= b;
      case GREATER_THAN -> a > b;
      case GREATER_THAN_EQUAL -> a >= b;
      default -> throw new Stuck("the operator " + kind);
    };
  }

  /** A value as one of another primitive type, as a cast does it. */
  static @Nullable Object cast(Object value, TypeKind kind) {
    if (value instanceof Boolean || kind == TypeKind.BOOLEAN) {
      return value;
    }
    Number number = (Number) promoted(value);
    boolean whole = number instanceof Integer || number instanceof Long;
    return switch (kind) {
      case INT -> whole ? (Object) number.intValue() : (Object) (int) number.doubleValue();
      case LONG -> whole ? (Object) number.longValue() : (Object) (long) number.doubleValue();
      case SHORT -> (short) narrowed(number, whole);
      case BYTE -> (byte) narrowed(number, whole);
      case CHAR -> (char) narrowed(number, whole);
      case FLOAT -> number.floatValue();
      case DOUBLE -> number.doubleValue();
      default -> throw new Stuck("a cast to " + kind);
    };
  }

  private static int narrowed(Number number, boolean whole) {
    return whole ? number.intValue() : (int) number.doubleValue();
  }

  static TypeKind compoundKindOf(Object value) {
    return switch (value) {
      case Integer i -> TypeKind.INT;
      case Long l -> TypeKind.LONG;
      case Short s -> TypeKind.SHORT;
      case Byte b -> TypeKind.BYTE;
      case Character c -> TypeKind.CHAR;
      case Float f -> TypeKind.FLOAT;
      case Double d -> TypeKind.DOUBLE;
      default -> TypeKind.NONE;
    };
  }

  /** The operator inside a compound assignment. */
  static Tree.Kind plain(Tree.Kind compound) {
    return switch (compound) {
      case PLUS_ASSIGNMENT -> Tree.Kind.PLUS;
      case MINUS_ASSIGNMENT -> Tree.Kind.MINUS;
      case MULTIPLY_ASSIGNMENT -> Tree.Kind.MULTIPLY;
      case DIVIDE_ASSIGNMENT -> Tree.Kind.DIVIDE;
      case REMAINDER_ASSIGNMENT -> Tree.Kind.REMAINDER;
      case AND_ASSIGNMENT -> Tree.Kind.AND;
      case OR_ASSIGNMENT -> Tree.Kind.OR;
      case XOR_ASSIGNMENT -> Tree.Kind.XOR;
      case LEFT_SHIFT_ASSIGNMENT -> Tree.Kind.LEFT_SHIFT;
      case RIGHT_SHIFT_ASSIGNMENT -> Tree.Kind.RIGHT_SHIFT;
      case UNSIGNED_RIGHT_SHIFT_ASSIGNMENT -> Tree.Kind.UNSIGNED_RIGHT_SHIFT;
      default -> throw new Stuck("the operator " + compound);
    };
  }
}
