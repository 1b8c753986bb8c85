package dev.assay.code;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BinaryExpr.Operator;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.PatternExpr;
import com.github.javaparser.ast.expr.RecordPatternExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.assay.code.MethodSignature.Comparison;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a condition apart into its comparisons with constants. {@code !} is stepped through and not
 * applied: a boundary is the same on both sides of it. Used by one thread.
 */
final class Comparisons {
  private static final String NULL = "null";

  private final SourceText source;
  private final Constants constants;

  Comparisons(SourceText source, Constants constants) {
    this.source = source;
    this.constants = constants;
  }

  /** Whether {@code &&}, {@code ||} and their like join conditions here. */
  static boolean joins(Operator operator) {
    return switch (operator) {
      case AND, OR, BINARY_AND, BINARY_OR, XOR -> true;
      default -> false;
    };
  }

  /** Whether the operator compares two values. */
  static boolean compares(Operator operator) {
    return switch (operator) {
      case EQUALS, NOT_EQUALS, LESS, LESS_EQUALS, GREATER, GREATER_EQUALS -> true;
      default -> false;
    };
  }

  /** The comparisons in a condition, from left to right. */
  List<Comparison> in(Expression condition) {
    var found = new ArrayList<Comparison>();
    Deque<Expression> open = new ArrayDeque<>();
    open.push(condition);
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case EnclosedExpr enclosed -> open.push(enclosed.getInner());
        case UnaryExpr unary -> open.push(unary.getExpression());
        case BinaryExpr both when joins(both.getOperator()) -> {
          open.push(both.getRight());
          open.push(both.getLeft());
        }
        case BinaryExpr binary -> add(found, compared(binary));
        case InstanceOfExpr test ->
            found.add(
                new Comparison(
                    source.of(test.getExpression()), "instanceof", source.of(test.getType())));
        case MethodCallExpr call -> add(found, called(call));
        default -> {
          continue;
        }
      }
    }
    return found;
  }

  /** The comparisons that the labels and guards of a switch make. */
  List<Comparison> in(Expression selector, List<SwitchEntry> entries) {
    var found = new ArrayList<Comparison>();
    String subject = source.of(selector);
    for (SwitchEntry entry : entries) {
      for (Expression label : entry.getLabels()) {
        add(found, label(subject, label));
      }
      entry.getGuard().ifPresent(guard -> found.addAll(in(guard)));
    }
    return found;
  }

  private @Nullable Comparison label(String subject, Expression label) {
    return switch (label) {
      case TypePatternExpr pattern ->
          new Comparison(subject, "instanceof", source.of(pattern.getType()));
      case RecordPatternExpr pattern ->
          new Comparison(subject, "instanceof", source.of(pattern.getType()));
      case PatternExpr other -> null;
      default -> {
        String value = constant(label);
        yield new Comparison(subject, "case", value == null ? source.of(label) : value);
      }
    };
  }

  private @Nullable Comparison compared(BinaryExpr binary) {
    if (!compares(binary.getOperator())) {
      return null;
    }
    String operator = binary.getOperator().asString();
    String right = constant(binary.getRight());
    String left = right == null ? constant(binary.getLeft()) : null;
    if (right != null) {
      Comparison ordered = right.equals("0") ? ordered(binary.getLeft(), operator) : null;
      boolean both = constants.of(binary.getLeft()).java() != null;
      return ordered != null || both
          ? ordered
          : new Comparison(source.of(binary.getLeft()), operator, right);
    }
    return left == null
        ? null
        : new Comparison(source.of(binary.getRight()), turned(binary.getOperator()), left);
  }

  // a.compareTo(B) < 0 is how objects say a < B.
  private @Nullable Comparison ordered(Expression left, String operator) {
    if (left instanceof MethodCallExpr call
        && call.getNameAsString().startsWith("compareTo")
        && call.getArguments().size() == 1
        && call.getScope().isPresent()) {
      String with = constant(call.getArgument(0));
      return with == null ? null : new Comparison(source.of(call.getScope().get()), operator, with);
    }
    return null;
  }

  private @Nullable Comparison called(MethodCallExpr call) {
    Expression scope = call.getScope().orElse(null);
    String name = call.getNameAsString();
    List<Expression> arguments = call.getArguments();
    if (scope == null) {
      return null;
    }
    if (scope instanceof NameExpr type && Literals.isTypeName(type) && constant(type) == null) {
      return ofType(name, arguments);
    }
    if (arguments.isEmpty()) {
      return name.equals("matches") ? matched(scope) : new Comparison(source.of(scope), name, "");
    }
    String argument = arguments.size() == 1 ? constant(arguments.getFirst()) : null;
    if (argument != null) {
      return new Comparison(source.of(scope), name, argument);
    }
    String constantScope = arguments.size() == 1 ? constant(scope) : null;
    return constantScope != null && name.startsWith("equals")
        ? new Comparison(source.of(arguments.getFirst()), name, constantScope)
        : null;
  }

  // Character.isDigit(c), StringUtils.isBlank(s), Objects.equals(a, "x"), Objects.isNull(a).
  private @Nullable Comparison ofType(String name, List<Expression> arguments) {
    if (arguments.size() == 1) {
      String subject = source.of(arguments.getFirst());
      return switch (name) {
        case "isNull" -> new Comparison(subject, "==", NULL);
        case "nonNull" -> new Comparison(subject, "!=", NULL);
        default ->
            name.startsWith("is") || name.startsWith("has")
                ? new Comparison(subject, name, "")
                : null;
      };
    }
    if (arguments.size() != 2) {
      return null;
    }
    String second = constant(arguments.get(1));
    String first = second == null ? constant(arguments.get(0)) : null;
    if (second != null) {
      return new Comparison(source.of(arguments.get(0)), name, second);
    }
    return first != null && name.startsWith("equals")
        ? new Comparison(source.of(arguments.get(1)), name, first)
        : null;
  }

  // PATTERN.matcher(text).matches() says text.matches("..."), where the pattern is a constant.
  private Comparison matched(Expression matcher) {
    if (matcher instanceof MethodCallExpr call
        && call.getNameAsString().equals("matcher")
        && call.getArguments().size() == 1
        && call.getScope().isPresent()) {
      String pattern = constants.of(call.getScope().get()).java();
      String compile = "Pattern.compile(";
      if (pattern != null && pattern.startsWith(compile) && pattern.endsWith("\")")) {
        return new Comparison(
            source.of(call.getArgument(0)),
            "matches",
            pattern.substring(compile.length(), pattern.length() - 1));
      }
    }
    return new Comparison(source.of(matcher), "matches", "");
  }

  // A literal stays as written; a constant's name is replaced by what it is worth, if that is
  // known.
  private @Nullable String constant(Expression expression) {
    return switch (expression) {
      case NullLiteralExpr none -> NULL;
      case LiteralExpr literal -> source.of(literal);
      case ClassExpr type -> source.of(type);
      case EnclosedExpr enclosed -> constant(enclosed.getInner());
      case NameExpr name -> worth(name, named(name.getNameAsString()));
      case FieldAccessExpr field -> worth(field, ofTypeName(field));
      default -> constants.of(expression).java();
    };
  }

  private @Nullable String worth(Expression name, boolean byItsName) {
    String value = constants.of(name).java();
    return value == null && byItsName ? source.of(name) : value;
  }

  private static boolean ofTypeName(FieldAccessExpr field) {
    String type =
        switch (field.getScope()) {
          case NameExpr name -> name.getNameAsString();
          case FieldAccessExpr nested -> nested.getNameAsString();
          default -> "x";
        };
    return Character.isUpperCase(type.charAt(0)) && named(field.getNameAsString());
  }

  /** Whether a name is written as constants are: {@code MAX_SIZE}. */
  private static boolean named(String name) {
    return name.length() > 1
        && name.chars().allMatch(c -> Character.isUpperCase(c) || Character.isDigit(c) || c == '_')
        && Character.isUpperCase(name.charAt(0));
  }

  private static String turned(Operator operator) {
    return switch (operator) {
      case LESS -> ">";
      case LESS_EQUALS -> ">=";
      case GREATER -> "<";
      case GREATER_EQUALS -> "<=";
      default -> operator.asString();
    };
  }

  private static void add(List<Comparison> found, @Nullable Comparison comparison) {
    if (comparison != null) {
      found.add(comparison);
    }
  }
}
