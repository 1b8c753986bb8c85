package dev.assay.code;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.assay.code.Constants.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Works out constant expressions as the Java language does: literals, arithmetic, text put
 * together, casts, and names of constants. Used by one thread.
 */
final class Evaluation {
  private static final Value UNKNOWN = new Value.Unknown();

  private final Constants constants;

  Evaluation(Constants constants) {
    this.constants = constants;
  }

  Value of(Expression expression) {
    return switch (expression) {
      case EnclosedExpr enclosed -> of(enclosed.getInner());
      case IntegerLiteralExpr number -> plain(Literals.integer(number.getValue()));
      case LongLiteralExpr number -> plain(Literals.longInteger(number.getValue()));
      case DoubleLiteralExpr number -> plain(Literals.decimal(number.getValue()));
      case BooleanLiteralExpr truth -> new Value.Plain(truth.getValue());
      case CharLiteralExpr letter -> plain(Literals.letter(letter));
      case TextBlockLiteralExpr text -> new Value.Plain(text.asString());
      case StringLiteralExpr text -> plain(Literals.text(text));
      case UnaryExpr unary -> unary(unary);
      case CastExpr cast -> Literals.as(cast.getTypeAsString(), of(cast.getExpression()));
      case BinaryExpr binary -> binary(binary);
      case NameExpr name -> constants.named(name);
      case FieldAccessExpr field -> field(field);
      case ObjectCreationExpr creation -> made(creation);
      case MethodCallExpr call -> made(call);
      default -> UNKNOWN;
    };
  }

  private Value field(FieldAccessExpr field) {
    Object limit = Literals.limit(field);
    return limit == null ? constants.named(field) : new Value.Plain(limit);
  }

  private Value unary(UnaryExpr unary) {
    // The least int and long are written as a minus and a number that is too large by one.
    if (unary.getOperator() == UnaryExpr.Operator.MINUS) {
      Object least = Literals.least(unary.getExpression());
      if (least != null) {
        return new Value.Plain(least);
      }
    }
    return of(unary.getExpression()) instanceof Value.Plain(Object value)
        ? plain(Arithmetic.unary(unary.getOperator(), value))
        : UNKNOWN;
  }

  // A long sum leans to the left: walked down, not recursed into.
  private Value binary(BinaryExpr top) {
    Deque<BinaryExpr> chain = new ArrayDeque<>();
    Expression left = top;
    while (left instanceof BinaryExpr binary) {
      chain.push(binary);
      left = binary.getLeft();
    }
    Value value = of(left);
    StringBuilder text = null;
    for (BinaryExpr step : chain) {
      if (!(value instanceof Value.Plain(Object before))
          || !(of(step.getRight()) instanceof Value.Plain(Object right))) {
        return UNKNOWN;
      }
      boolean joins = step.getOperator() == BinaryExpr.Operator.PLUS;
      if (joins && (text != null || before instanceof String)) {
        text = text == null ? new StringBuilder().append(before) : text;
        text.append(right);
      } else {
        value =
            text == null ? plain(Arithmetic.binary(before, step.getOperator(), right)) : UNKNOWN;
      }
    }
    return text == null ? value : new Value.Plain(text.toString());
  }

  private Value made(ObjectCreationExpr creation) {
    return creation.getAnonymousClassBody().isPresent() || creation.getScope().isPresent()
        ? UNKNOWN
        : made("new " + creation.getTypeAsString(), creation.getArguments());
  }

  private Value made(MethodCallExpr call) {
    return call.getScope().orElse(null) instanceof NameExpr type && Literals.isTypeName(type)
        ? made(type.getNameAsString() + "." + call.getNameAsString(), call.getArguments())
        : UNKNOWN;
  }

  private Value made(String maker, List<Expression> arguments) {
    List<@Nullable String> parts =
        arguments.stream().<@Nullable String>map(argument -> of(argument).java()).toList();
    return arguments.isEmpty() || parts.contains(null)
        ? UNKNOWN
        : new Value.Made(
            parts.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", maker + "(", ")")));
  }

  private static Value plain(@Nullable Object value) {
    return value == null ? UNKNOWN : new Value.Plain(value);
  }
}
