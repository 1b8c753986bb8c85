package dev.assay.code;

import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.assay.code.TestScope.Called;
import dev.assay.code.TestScope.Checked;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What a test looks at after a call: its result, or something over it. Immutable.
 *
 * @param text an expression over {@code result}, which is the result itself where it is that word
 */
record Observed(Called call, String text) {
  private static final String RESULT = "result";

  /** What an expression of the test observes; null where it is no call of the subject at heart. */
  static @Nullable Observed of(TestScope scope, Expression expression) {
    Called direct = scope.call(expression);
    if (direct != null) {
      return new Observed(direct, RESULT);
    }
    return switch (scope.resolve(expression)) {
      case EnclosedExpr enclosed -> within(scope, enclosed.getInner(), "(", ")");
      case FieldAccessExpr field ->
          within(scope, field.getScope(), "", "." + field.getNameAsString());
      case ArrayAccessExpr array ->
          within(scope, array.getName(), "", joined("[", scope.closed(array.getIndex()), "]"));
      case UnaryExpr unary when unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT ->
          within(scope, unary.getExpression(), "!", "");
      case MethodCallExpr call when call.getScope().isPresent() ->
          within(
              scope,
              call.getScope().get(),
              "",
              joined("." + call.getNameAsString() + "(", arguments(scope, call), ")"));
      case BinaryExpr binary when Comparisons.compares(binary.getOperator()) ->
          within(
              scope,
              binary.getLeft(),
              "",
              joined(
                  " " + binary.getOperator().asString() + " ",
                  scope.closed(binary.getRight()),
                  ""));
      default -> null;
    };
  }

  private static @Nullable Observed within(
      TestScope scope, Expression inner, String before, @Nullable String after) {
    Observed over = of(scope, inner);
    return over == null || after == null
        ? null
        : new Observed(over.call(), before + over.text() + after);
  }

  private static @Nullable String arguments(TestScope scope, MethodCallExpr call) {
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

  static @Nullable Checked truth(@Nullable Observed actual, boolean value) {
    if (actual == null) {
      return null;
    }
    return actual.text().equals(RESULT)
        ? new Checked(actual.call(), "returns", String.valueOf(value))
        : new Checked(actual.call(), "holds", value ? actual.text() : "!(" + actual.text() + ")");
  }

  static @Nullable Checked equal(@Nullable Observed actual, @Nullable String expected) {
    if (actual == null || expected == null) {
      return null;
    }
    return actual.text().equals(RESULT)
        ? new Checked(actual.call(), "returns", expected)
        : holds(actual, "java.util.Objects.equals(%s, %s)", expected);
  }

  static @Nullable Checked holds(
      @Nullable Observed actual, String condition, @Nullable String with) {
    return actual == null || with == null
        ? null
        : new Checked(actual.call(), "holds", condition.formatted(actual.text(), with));
  }
}
