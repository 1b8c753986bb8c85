package dev.assay.testgen.generate;

import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls as the stubs of a test note them, {@code setLong(1, 42)}, written as Java expressions. For
 * one test.
 */
final class CallTexts {
  private final ExpressionText expressions;

  CallTexts(ExpressionText expressions) {
    this.expressions = expressions;
  }

  /** Whether all arguments have a text that is certain. */
  static boolean certain(Interaction call) {
    return call.arguments().stream().allMatch(CallTexts::certain);
  }

  static boolean certain(@Nullable Value value) {
    return switch (value) {
      case null -> false;
      case Value.Literal literal -> true;
      case Value.Null nothing -> true;
      case Value.As as -> certain(as.value());
      case Value.ArrayOf array -> array.elements().stream().allMatch(CallTexts::certain);
      case Value.Constant constant ->
          constant.ofEnum() || constant.type().packageName().startsWith("java.");
      case Value.New creation ->
          creation.type().packageName().matches("java\\.(math|sql|util|time)")
              && creation.arguments().stream().allMatch(CallTexts::certain);
      case Value.StaticCall call ->
          call.type().packageName().startsWith("java.")
              && call.arguments().stream().allMatch(CallTexts::certain);
      default -> false;
    };
  }

  /** The expression for what a call is noted as. */
  String of(String method, List<@Nullable Value> arguments) {
    Pieces pieces = new Pieces();
    pieces.text.append(method).append('(');
    list(arguments, pieces);
    pieces.text.append(')');
    return pieces.end();
  }

  private void list(List<@Nullable Value> values, Pieces pieces) {
    for (int i = 0; i < values.size(); i++) {
      pieces.text.append(i == 0 ? "" : ", ");
      add(values.get(i), pieces);
    }
  }

  private void add(@Nullable Value value, Pieces pieces) {
    switch (value) {
      case null -> throw new IllegalStateException("an argument has no text");
      case Value.Literal(Object literal) -> pieces.text.append(literal);
      case Value.Null nothing -> pieces.text.append("null");
      case Value.As as -> add(as.value(), pieces);
      case Value.ArrayOf array -> {
        pieces.text.append('[');
        list(java.util.Collections.unmodifiableList(array.elements()), pieces);
        pieces.text.append(']');
      }
      case Value.New made when number(made) != null -> pieces.text.append(number(made));
      case Value.StaticCall call when readBack(call) != null -> pieces.text.append(readBack(call));
      default -> pieces.expression(expressions.of(value));
    }
  }

  private static @Nullable String number(Value.New made) {
    if (made.arguments().size() == 1
        && made.arguments().getFirst() instanceof Value.Literal(String text)) {
      if (made.type().is(BigDecimal.class)) {
        return new BigDecimal(text).toString();
      }
      if (made.type().is(BigInteger.class)) {
        return new BigInteger(text).toString();
      }
    }
    return null;
  }

  // Of these the text that they are read from is the one that they have.
  private static @Nullable String readBack(Value.StaticCall call) {
    return call.type().is(java.util.UUID.class)
            && call.arguments().size() == 1
            && call.arguments().getFirst() instanceof Value.Literal(String text)
        ? text
        : null;
  }

  /** A text with expressions in it. */
  private static final class Pieces {
    private final StringBuilder all = new StringBuilder();
    private final StringBuilder text = new StringBuilder();

    void expression(String expression) {
      flush();
      all.append(all.isEmpty() ? "" : " + ").append(expression);
    }

    private void flush() {
      if (!text.isEmpty()) {
        all.append(all.isEmpty() ? "" : " + ").append(LiteralText.of(text.toString()));
        text.setLength(0);
      }
    }

    String end() {
      flush();
      return all.toString();
    }
  }
}
