package dev.assay.testgen.findings;

import dev.assay.lab.Order;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes calls and values for people: short, and close to Java. Stateless. */
final class CallText {
  private static final int LONGEST = 60;

  private CallText() {}

  /** {@code withdraw(5)}, {@code new Account(-1)}, {@code pop() after push("a")}. */
  static String of(Order.Task task, Order.Trial trial) {
    String arguments = arguments(trial.arguments());
    if (task.method().equals("<init>")) {
      return "new " + simple(task.owner()) + arguments;
    }
    List<String> before = new ArrayList<>();
    Value receiver = trial.receiver();
    while (receiver instanceof Value.Prepared prepared) {
      before.addFirst(call(prepared));
      receiver = prepared.base();
    }
    String on =
        receiver instanceof Value.New made && !made.arguments().isEmpty()
            ? " on " + shortened(of(made))
            : "";
    String after = before.isEmpty() ? "" : " after " + String.join(", ", before);
    return task.method() + arguments + on + after;
  }

  private static String call(Value.Prepared prepared) {
    Value.Then then = prepared.then();
    return prepared.method()
        + arguments(prepared.arguments())
        + (then == null ? "" : "." + then.method() + arguments(then.arguments()));
  }

  static String arguments(List<Value> values) {
    return values.stream()
        .map(value -> shortened(of(value)))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  static String of(@Nullable Value value) {
    return switch (value) {
      case null -> "something that cannot be written";
      case Value.Literal(Object literal) -> literal(literal);
      case Value.Null nothing -> "null";
      case Value.As as -> of(as.value());
      case Value.Constant constant -> constant.type().simple() + "." + constant.name();
      case Value.New made -> "new " + made.type().simple() + list(made.arguments());
      case Value.StaticCall call ->
          call.type().simple() + "." + call.method() + list(call.arguments());
      case Value.Chain chain ->
          of(chain.receiver()) + "." + chain.method() + list(chain.arguments());
      case Value.ArrayOf array ->
          "{" + array.elements().stream().map(CallText::of).collect(Collectors.joining(", ")) + "}";
      case Value.Lambda lambda -> "a " + lambda.type().simple();
      case Value.Stub stub -> "a " + stub.type().simple();
      case Value.Reference reference -> reference.owner().simple() + "::" + reference.method();
      case Value.Argument argument -> "its argument";
      case Value.Receiver receiver -> "itself";
      case Value.Raise raise -> "throw " + of(raise.exception());
      case Value.Turns turns -> "in turn " + list(turns.answers());
      case Value.Prepared prepared -> of(prepared.base()) + " after " + call(prepared);
      case Value.ClassLiteral literal -> literal.type().simple() + ".class";
    };
  }

  private static String list(List<Value> values) {
    return values.stream().map(CallText::of).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String literal(Object value) {
    return switch (value) {
      case String text -> '"' + escaped(text) + '"';
      case Character letter -> "'" + escaped(letter.toString()) + "'";
      default -> value.toString();
    };
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        case '"', '\\' -> escaped.append('\\').append(letter);
        default ->
            escaped.append(
                Character.isISOControl(letter)
                    ? String.format(Locale.ROOT, "\\u%04x", (int) letter)
                    : Character.toString(letter));
      }
    }
    return escaped.toString();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }

  static String simple(String binaryName) {
    return binaryName.substring(
        Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
  }
}
