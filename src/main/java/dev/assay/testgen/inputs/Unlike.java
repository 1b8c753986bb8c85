package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Tells values apart that stand beside each other in one call: where both are {@code "abc"}, a test
 * does not notice that the code takes the one for the other. Only values that were chosen for no
 * reason are replaced. Stateless.
 */
public final class Unlike {
  /** The first of each is what is given where nothing speaks for another value. */
  private static final List<List<Object>> ALIKE =
      List.of(
          List.of("abc", "def", "ghi", "jkl", "mno", "pqr"),
          List.of("12.50", "7.25", "3.75"),
          List.of(5, 7, 9, 11, 13),
          List.of(5L, 7L, 9L, 11L, 13L),
          List.of((short) 5, (short) 7, (short) 9),
          List.of((byte) 5, (byte) 7, (byte) 9),
          List.of(2.5, 3.5, 4.5, 6.5, 8.5),
          List.of(2.5f, 3.5f, 4.5f, 6.5f));

  private static final String DAY = "2024-06-15";
  private static final String LATER = "2024-06-25";

  private Unlike() {}

  /** The same, or another where it is one of these; its word where the old one is still true. */
  public static Candidate of(Candidate plain, Collection<Value> before) {
    Value other = of(plain.value(), before);
    boolean literal = plain.value() instanceof Value.Literal(Number _);
    return other.equals(plain.value())
        ? plain
        : new Candidate(
            other,
            literal && other instanceof Value.Literal(Object number)
                ? Boundaries.trait(number.toString())
                : plain.trait());
  }

  /** The arguments of one call, each unlike those before it. */
  static List<Value> values(List<Value> plain) {
    return values(plain, List.of());
  }

  /** The same where other values stand beside them. */
  static List<Value> values(List<Value> plain, Collection<Value> beside) {
    List<Value> before = new ArrayList<>(beside);
    List<Value> all = new ArrayList<>();
    for (Value each : plain) {
      Value other = of(each, before);
      all.add(other);
      before.add(other);
    }
    return all;
  }

  private static Value of(Value value, Collection<Value> before) {
    if (!before.contains(value)) {
      return value;
    }
    return switch (value) {
      case Value.Literal(Object literal) ->
          ALIKE.stream()
              .filter(alike -> alike.contains(literal))
              .flatMap(List::stream)
              .map(Value::of)
              .filter(other -> !before.contains(other))
              .findFirst()
              .orElse(value);
      case Value.New made -> madeOfOthers(made);
      case Value.StaticCall call when call.type().packageName().equals("java.time") -> later(call);
      default -> value;
    };
  }

  private static Value later(Value.StaticCall call) {
    return call.arguments().size() == 1
            && call.arguments().getFirst() instanceof Value.Literal(String text)
            && text.startsWith(DAY)
        ? new Value.StaticCall(
            call.type(),
            call.method(),
            call.parameters(),
            List.of(Value.of(text.replace(DAY, LATER))))
        : call;
  }

  // What it is made of is unlike what that one was made of, and so are its own parts.
  private static Value madeOfOthers(Value.New made) {
    return new Value.New(
        made.type(), made.parameters(), values(made.arguments(), made.arguments()), made.outer());
  }
}
