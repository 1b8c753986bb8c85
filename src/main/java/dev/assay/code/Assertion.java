package dev.assay.code;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.assay.code.TestScope.Called;
import dev.assay.code.TestScope.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Understands one assertion of JUnit, Hamcrest or AssertJ on a call of the subject. Used by one
 * thread.
 */
final class Assertion {
  private static final String RESULT = "result";

  private final TestScope scope;

  /** An expression over a call's result, which is the result itself where the text is "result". */
  private record Over(Called call, String text) {}

  Assertion(TestScope scope) {
    this.scope = scope;
  }

  /** Whether a statement asserts something on its own; {@code assertAll} only holds others. */
  static boolean isOne(Expression expression) {
    return expression instanceof MethodCallExpr call
        && (first(call).getNameAsString().startsWith("assert")
            || call.getNameAsString().equals("isThrownBy"))
        && !call.getNameAsString().equals("assertAll");
  }

  /** What the assertion says; empty where it is not understood. */
  List<Checked> read(Expression assertion) {
    MethodCallExpr call = assertion.asMethodCallExpr();
    MethodCallExpr first = first(call);
    List<Expression> arguments = first.getArguments();
    Stream<@Nullable Checked> checks =
        switch (first.getNameAsString()) {
          case "assertThat" ->
              arguments.size() == 1 ? fluent(call, arguments.getFirst()) : matcher(arguments);
          case "assertThatThrownBy", "assertThatCode" -> thrownBy(call, arguments);
          default ->
              call.getNameAsString().equals("isThrownBy")
                  ? Stream.of(thrown(exception(first), call.getArgument(0)))
                  : Stream.of(classic(first.getNameAsString(), arguments));
        };
    return checks.filter(Objects::nonNull).map(checked -> checked).toList();
  }

  private @Nullable Checked classic(String name, List<Expression> given) {
    int needed =
        switch (name) {
          case "assertTrue", "assertFalse", "assertNull", "assertNotNull" -> 1;
          default -> 2;
        };
    boolean message =
        scope.messageFirst() && given.size() > needed && given.getFirst().isStringLiteralExpr();
    List<Expression> arguments = message ? given.subList(1, given.size()) : given;
    if (arguments.size() < needed) {
      return null;
    }
    Expression one = arguments.get(0);
    return switch (name) {
      case "assertTrue" -> truth(over(one), true);
      case "assertFalse" -> truth(over(one), false);
      case "assertNull" -> equal(over(one), "null");
      case "assertNotNull" -> holds(over(one), "%s != null", "");
      case "assertThrows", "assertThrowsExactly" -> thrown(className(one), arguments.get(1));
      case "assertInstanceOf" -> holds(over(arguments.get(1)), "%s instanceof %s", className(one));
      default -> compared(name, arguments);
    };
  }

  private @Nullable Checked compared(String name, List<Expression> arguments) {
    Over actual = over(arguments.get(1));
    Expression expression = actual == null ? arguments.get(1) : arguments.get(0);
    actual = actual == null ? over(arguments.get(0)) : actual;
    String expected = scope.closed(expression);
    String delta = arguments.size() > 2 ? delta(arguments.get(2)) : null;
    return switch (name) {
      case "assertEquals" ->
          delta == null
              ? equal(actual, expected)
              : holds(actual, "Math.abs(%s - (" + expected + ")) <= %s", delta);
      case "assertIterableEquals", "assertLinesMatch" -> equal(actual, expected);
      case "assertNotEquals" -> holds(actual, "!java.util.Objects.equals(%s, %s)", expected);
      case "assertArrayEquals" -> holds(actual, "java.util.Arrays.equals(%s, %s)", expected);
      case "assertSame" -> holds(actual, "%s == %s", expected);
      case "assertNotSame" -> holds(actual, "%s != %s", expected);
      default -> null;
    };
  }

  // A third argument is a message unless it is a number.
  private @Nullable String delta(Expression third) {
    Expression value = scope.resolve(third);
    boolean number = value.isDoubleLiteralExpr() || value.isIntegerLiteralExpr();
    return number ? scope.closed(value) : null;
  }

  private Stream<@Nullable Checked> matcher(List<Expression> arguments) {
    List<Expression> given = arguments.subList(arguments.size() - 2, arguments.size());
    Over actual = over(given.get(0));
    return given.get(1) instanceof MethodCallExpr matcher
        ? Stream.of(matched(actual, matcher))
        : Stream.of();
  }

  private @Nullable Checked matched(@Nullable Over actual, MethodCallExpr matcher) {
    List<Expression> arguments = matcher.getArguments();
    boolean nested = arguments.size() == 1 && arguments.getFirst().isMethodCallExpr();
    return switch (matcher.getNameAsString()) {
      case "nullValue" -> equal(actual, "null");
      case "notNullValue" -> holds(actual, "%s != null", "");
      case "is", "equalTo" -> {
        boolean wraps = nested && arguments.getFirst().asMethodCallExpr().getScope().isEmpty();
        yield wraps
            ? matched(actual, arguments.getFirst().asMethodCallExpr())
            : arguments.isEmpty() ? null : equal(actual, scope.closed(arguments.getFirst()));
      }
      default -> null;
    };
  }

  private Stream<@Nullable Checked> fluent(MethodCallExpr last, Expression subject) {
    Over actual = over(subject);
    return Stream.iterate(last, call -> call.getScope().isPresent(), Assertion::before)
        .map(call -> fluent(call, actual));
  }

  private @Nullable Checked fluent(MethodCallExpr call, @Nullable Over actual) {
    String with = call.getArguments().isEmpty() ? "" : scope.closed(call.getArgument(0));
    return switch (call.getNameAsString()) {
      case "isEqualTo", "isEqualByComparingTo" -> equal(actual, with);
      case "isTrue" -> truth(actual, true);
      case "isFalse" -> truth(actual, false);
      case "isNull" -> equal(actual, "null");
      case "isNotNull" -> holds(actual, "%s != null", "");
      case "isZero" -> holds(actual, "%s == 0", "");
      case "isPositive" -> holds(actual, "%s > 0", "");
      case "isNegative" -> holds(actual, "%s < 0", "");
      case "isGreaterThan" -> holds(actual, "%s > %s", with);
      case "isGreaterThanOrEqualTo" -> holds(actual, "%s >= %s", with);
      case "isLessThan" -> holds(actual, "%s < %s", with);
      case "isLessThanOrEqualTo" -> holds(actual, "%s <= %s", with);
      case "isNotEqualTo" -> holds(actual, "!java.util.Objects.equals(%s, %s)", with);
      case "isSameAs" -> holds(actual, "%s == %s", with);
      case "isEmpty" -> holds(actual, "%s.isEmpty()", "");
      case "isNotEmpty" -> holds(actual, "!%s.isEmpty()", "");
      case "isBlank" -> holds(actual, "%s.isBlank()", "");
      case "isPresent" -> holds(actual, "%s.isPresent()", "");
      case "contains", "startsWith", "endsWith", "containsKey" ->
          call.getArguments().size() == 1
              ? holds(actual, "%s." + call.getNameAsString() + "(%s)", with)
              : null;
      case "isInstanceOf" -> holds(actual, "%s instanceof %s", className(call.getArgument(0)));
      default -> null;
    };
  }

  private Stream<@Nullable Checked> thrownBy(MethodCallExpr last, List<Expression> arguments) {
    return Stream.iterate(last, call -> call.getScope().isPresent(), Assertion::before)
        .filter(call -> call.getNameAsString().matches("is(Exactly)?InstanceOf"))
        .map(call -> thrown(className(call.getArgument(0)), arguments.getFirst()));
  }

  private static MethodCallExpr before(MethodCallExpr call) {
    return call.getScope()
        .filter(Expression::isMethodCallExpr)
        .map(Expression::asMethodCallExpr)
        .orElse(new MethodCallExpr());
  }

  private @Nullable Checked thrown(@Nullable String exception, Expression lambda) {
    Called call = scope.resolve(lambda) instanceof LambdaExpr code ? only(code.getBody()) : null;
    return exception == null || call == null ? null : new Checked(call, "throws", exception);
  }

  private @Nullable Called only(Statement body) {
    return switch (body) {
      case ExpressionStmt statement -> scope.call(statement.getExpression());
      case BlockStmt block when block.getStatements().size() == 1 -> only(block.getStatement(0));
      default -> null;
    };
  }

  // assertThatExceptionOfType(X.class), assertThatIllegalArgumentException() and their like.
  private static @Nullable String exception(MethodCallExpr first) {
    if (!first.getArguments().isEmpty()) {
      return className(first.getArgument(0));
    }
    String name = first.getNameAsString().substring("assertThat".length());
    return name.endsWith("Exception") ? name : null;
  }

  private static @Nullable String className(Expression expression) {
    if (!(expression instanceof ClassExpr type)) {
      return null;
    }
    String name = type.getTypeAsString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private @Nullable Over over(Expression expression) {
    Called direct = scope.call(expression);
    if (direct != null) {
      return new Over(direct, RESULT);
    }
    return switch (scope.resolve(expression)) {
      case EnclosedExpr enclosed -> within(enclosed.getInner(), "(", ")");
      case FieldAccessExpr field -> within(field.getScope(), "", "." + field.getNameAsString());
      case ArrayAccessExpr array ->
          within(array.getName(), "", joined("[", scope.closed(array.getIndex()), "]"));
      case UnaryExpr unary when unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT ->
          within(unary.getExpression(), "!", "");
      case MethodCallExpr call when call.getScope().isPresent() ->
          within(
              call.getScope().get(),
              "",
              joined("." + call.getNameAsString() + "(", arguments(call), ")"));
      case BinaryExpr binary when Comparisons.compares(binary.getOperator()) ->
          within(
              binary.getLeft(),
              "",
              joined(
                  " " + binary.getOperator().asString() + " ",
                  scope.closed(binary.getRight()),
                  ""));
      default -> null;
    };
  }

  private @Nullable Over within(Expression inner, String before, @Nullable String after) {
    Over over = over(inner);
    return over == null || after == null
        ? null
        : new Over(over.call(), before + over.text() + after);
  }

  private @Nullable String arguments(MethodCallExpr call) {
    var texts = new ArrayList<String>();
    for (Expression argument : call.getArguments()) {
      String text = scope.closed(argument);
      if (text == null) {
        return null;
      }
      texts.add(text);
    }
    return String.join(", ", texts);
  }

  private static @Nullable String joined(String before, @Nullable String inner, String after) {
    return inner == null ? null : before + inner + after;
  }

  private static @Nullable Checked truth(@Nullable Over actual, boolean value) {
    if (actual == null) {
      return null;
    }
    return actual.text().equals(RESULT)
        ? new Checked(actual.call(), "returns", String.valueOf(value))
        : new Checked(actual.call(), "holds", value ? actual.text() : "!(" + actual.text() + ")");
  }

  private static @Nullable Checked equal(@Nullable Over actual, @Nullable String expected) {
    if (actual == null || expected == null) {
      return null;
    }
    return actual.text().equals(RESULT)
        ? new Checked(actual.call(), "returns", expected)
        : holds(actual, "java.util.Objects.equals(%s, %s)", expected);
  }

  private static @Nullable Checked holds(
      @Nullable Over actual, String condition, @Nullable String with) {
    return actual == null || with == null
        ? null
        : new Checked(actual.call(), "holds", condition.formatted(actual.text(), with));
  }

  /** The call a fluent assertion begins with; the call itself otherwise. */
  private static MethodCallExpr first(MethodCallExpr call) {
    MethodCallExpr first = call;
    while (first.getScope().orElse(null) instanceof MethodCallExpr before) {
      first = before;
    }
    return first;
  }
}
