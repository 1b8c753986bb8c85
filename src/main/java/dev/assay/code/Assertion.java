package dev.assay.code;

import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.assay.code.TestScope.Called;
import dev.assay.code.TestScope.Checked;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Understands one assertion of JUnit, Hamcrest or AssertJ on a call of the subject. Used by one
 * thread.
 */
final class Assertion {
  private final TestScope scope;

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
      case "assertTrue" -> Observed.truth(Observed.of(scope, one), true);
      case "assertFalse" -> Observed.truth(Observed.of(scope, one), false);
      case "assertNull" -> Observed.equal(Observed.of(scope, one), "null");
      case "assertNotNull" -> Observed.holds(Observed.of(scope, one), "%s != null", "");
      case "assertThrows", "assertThrowsExactly" -> thrown(className(one), arguments.get(1));
      case "assertInstanceOf" ->
          Observed.holds(Observed.of(scope, arguments.get(1)), "%s instanceof %s", className(one));
      default -> compared(name, arguments);
    };
  }

  private @Nullable Checked compared(String name, List<Expression> arguments) {
    Observed actual = Observed.of(scope, arguments.get(1));
    Expression expression = actual == null ? arguments.get(1) : arguments.get(0);
    actual = actual == null ? Observed.of(scope, arguments.get(0)) : actual;
    String expected = scope.closed(expression);
    String delta = arguments.size() > 2 ? delta(arguments.get(2)) : null;
    return switch (name) {
      case "assertEquals" ->
          delta == null
              ? Observed.equal(actual, expected)
              : Observed.holds(actual, "Math.abs(%s - (" + expected + ")) <= %s", delta);
      case "assertIterableEquals", "assertLinesMatch" -> Observed.equal(actual, expected);
      case "assertNotEquals" ->
          Observed.holds(actual, "!java.util.Objects.equals(%s, %s)", expected);
      case "assertArrayEquals" ->
          Observed.holds(actual, "java.util.Arrays.equals(%s, %s)", expected);
      case "assertSame" -> Observed.holds(actual, "%s == %s", expected);
      case "assertNotSame" -> Observed.holds(actual, "%s != %s", expected);
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
    Observed actual = Observed.of(scope, given.get(0));
    return given.get(1) instanceof MethodCallExpr matcher
        ? Stream.of(matched(actual, matcher))
        : Stream.of();
  }

  private @Nullable Checked matched(@Nullable Observed actual, MethodCallExpr matcher) {
    List<Expression> arguments = matcher.getArguments();
    boolean nested = arguments.size() == 1 && arguments.getFirst().isMethodCallExpr();
    return switch (matcher.getNameAsString()) {
      case "nullValue" -> Observed.equal(actual, "null");
      case "notNullValue" -> Observed.holds(actual, "%s != null", "");
      case "is", "equalTo" -> {
        boolean wraps = nested && arguments.getFirst().asMethodCallExpr().getScope().isEmpty();
        yield wraps
            ? matched(actual, arguments.getFirst().asMethodCallExpr())
            : arguments.isEmpty()
                ? null
                : Observed.equal(actual, scope.closed(arguments.getFirst()));
      }
      default -> null;
    };
  }

  private Stream<@Nullable Checked> fluent(MethodCallExpr last, Expression subject) {
    Observed actual = Observed.of(scope, subject);
    return Stream.iterate(last, call -> call.getScope().isPresent(), Assertion::before)
        .map(call -> fluent(call, actual));
  }

  private @Nullable Checked fluent(MethodCallExpr call, @Nullable Observed actual) {
    String with = call.getArguments().isEmpty() ? "" : scope.closed(call.getArgument(0));
    return switch (call.getNameAsString()) {
      case "isEqualTo", "isEqualByComparingTo" -> Observed.equal(actual, with);
      case "isTrue" -> Observed.truth(actual, true);
      case "isFalse" -> Observed.truth(actual, false);
      case "isNull" -> Observed.equal(actual, "null");
      case "isNotNull" -> Observed.holds(actual, "%s != null", "");
      case "isZero" -> Observed.holds(actual, "%s == 0", "");
      case "isPositive" -> Observed.holds(actual, "%s > 0", "");
      case "isNegative" -> Observed.holds(actual, "%s < 0", "");
      case "isGreaterThan" -> Observed.holds(actual, "%s > %s", with);
      case "isGreaterThanOrEqualTo" -> Observed.holds(actual, "%s >= %s", with);
      case "isLessThan" -> Observed.holds(actual, "%s < %s", with);
      case "isLessThanOrEqualTo" -> Observed.holds(actual, "%s <= %s", with);
      case "isNotEqualTo" -> Observed.holds(actual, "!java.util.Objects.equals(%s, %s)", with);
      case "isSameAs" -> Observed.holds(actual, "%s == %s", with);
      case "isEmpty" -> Observed.holds(actual, "%s.isEmpty()", "");
      case "isNotEmpty" -> Observed.holds(actual, "!%s.isEmpty()", "");
      case "isBlank" -> Observed.holds(actual, "%s.isBlank()", "");
      case "isPresent" -> Observed.holds(actual, "%s.isPresent()", "");
      case "contains", "startsWith", "endsWith", "containsKey" ->
          call.getArguments().size() == 1
              ? Observed.holds(actual, "%s." + call.getNameAsString() + "(%s)", with)
              : null;
      case "isInstanceOf" ->
          Observed.holds(actual, "%s instanceof %s", className(call.getArgument(0)));
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

  /** The call a fluent assertion begins with; the call itself otherwise. */
  private static MethodCallExpr first(MethodCallExpr call) {
    MethodCallExpr first = call;
    while (first.getScope().orElse(null) instanceof MethodCallExpr before) {
      first = before;
    }
    return first;
  }
}
