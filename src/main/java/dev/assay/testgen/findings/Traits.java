package dev.assay.testgen.findings;

import dev.assay.lab.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an input is like, as far as its expression tells. Stateless. */
final class Traits {
  private static final Set<String> EMPTY_MAKERS =
      Set.of("of", "empty", "emptyList", "emptySet", "emptyMap", "emptyIterator", "noneOf");

  private static final long FAR = 1_000_000_000;

  private Traits() {}

  static Value plain(Value value) {
    return value instanceof Value.As as ? plain(as.value()) : value;
  }

  static boolean isNull(Value value) {
    return plain(value) instanceof Value.Null;
  }

  /** Whether null stands anywhere in it: what is in it may well leak it. */
  static boolean holdsNull(@Nullable Value value) {
    return value instanceof Value.Null || (value != null && anyNull(Value.parts(value)));
  }

  /** Whether a number stands in it that nobody means, such as the largest of all. */
  static boolean holdsExtreme(@Nullable Value value) {
    return switch (value) {
      case null -> false;
      case Value.Literal(Integer number) -> Math.abs((long) number) > FAR;
      case Value.Literal(Long number) -> number > FAR || number < -FAR;
      default -> Value.parts(value).stream().anyMatch(Traits::holdsExtreme);
    };
  }

  static boolean anyNull(List<Value> values) {
    return values.stream().anyMatch(Traits::holdsNull);
  }

  /** The sign of a number; null for what is none. */
  static @Nullable Integer sign(Value value) {
    return switch (plain(value)) {
      case Value.Literal(Double number) -> number.isNaN() ? null : (int) Math.signum(number);
      case Value.Literal(Float number) -> number.isNaN() ? null : (int) Math.signum(number);
      case Value.Literal(Number number) -> Long.signum(number.longValue());
      case Value.Constant(var type, var name, var ofEnum)
          when name.equals("ZERO") && type.packageName().equals("java.math") ->
          0;
      case Value.New(var type, var parameters, var arguments, var outer)
          when type.packageName().equals("java.math")
              && arguments.getFirst() instanceof Value.Literal(String digits) ->
          digits.startsWith("-") ? -1 : digits.matches("[0.]+") ? 0 : 1;
      default -> null;
    };
  }

  /** Whether it is text without characters, or a collection, map, array or optional of nothing. */
  static boolean isEmpty(Value value) {
    return switch (plain(value)) {
      case Value.Literal(String text) -> text.isEmpty();
      case Value.ArrayOf array -> array.elements().isEmpty();
      case Value.New made ->
          made.type().packageName().startsWith("java.util") && made.arguments().isEmpty();
      case Value.StaticCall call ->
          call.arguments().isEmpty() && EMPTY_MAKERS.contains(call.method());
      default -> false;
    };
  }

  static boolean isBlank(Value value) {
    return plain(value) instanceof Value.Literal(String text) && text.isBlank();
  }

  /** Whether it is a whole number. */
  static boolean isWhole(Value value) {
    return plain(value) instanceof Value.Literal(Object number)
        && (number instanceof Integer
            || number instanceof Long
            || number instanceof Short
            || number instanceof Byte);
  }
}
