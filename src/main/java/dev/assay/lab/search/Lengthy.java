package dev.assay.lab.search;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of bytes or letters that are too long to be written element by element, as what works in
 * blocks wants them: {@code "0123456789abcdef".repeat(4).getBytes(StandardCharsets.UTF_8)}. Pure.
 */
final class Lengthy {
  /** A few blocks of what is usual; more would only take time. */
  private static final int LONGEST = 4_200;

  private static final String LETTERS = "0123456789abcdef";
  private static final int FEWEST_LETTERS = 5;
  private static final String BYTES = "getBytes";
  private static final String CHARS = "toCharArray";

  private Lengthy() {}

  /** Whether a value is such an array. */
  static boolean is(Value value) {
    return size(value) > 0;
  }

  /** How many elements it has; 0 for any other value. */
  static int size(Value value) {
    return value instanceof Value.Chain(Value text, String method, List<String> _, List<Value> _)
            && (method.equals(BYTES) || method.equals(CHARS))
        ? letters(text)
        : 0;
  }

  private static int letters(Value text) {
    return switch (text) {
      case Value.Chain(Value all, String _, List<String> _, List<Value> given)
          when given.size() == 2 && given.getLast() instanceof Value.Literal(Integer end) ->
          end;
      case Value.Chain(Value.Literal(String once), String _, List<String> _, List<Value> given)
          when given.getLast() instanceof Value.Literal(Integer times) ->
          once.length() * times;
      default -> 0;
    };
  }

  /** An array of that length; null where there is none of such elements. */
  static @Nullable Value of(TypeName element, long size) {
    if (size <= 0 || size > LONGEST || element.dimensions() > 0) {
      return null;
    }
    return switch (element.qualified()) {
      case "byte" ->
          new Value.Chain(
              text((int) size),
              BYTES,
              List.of("java.nio.charset.Charset"),
              List.of(Value.constant(StandardCharsets.class, "UTF_8")));
      case "char" -> new Value.Chain(text((int) size), CHARS, List.of(), List.of());
      default -> null;
    };
  }

  /** The same kind of array with that length; null where there is none. */
  static @Nullable Value resized(Value value, long size) {
    boolean bytes =
        value instanceof Value.Chain(Value _, String method, List<String> _, List<Value> _)
            && method.equals(BYTES);
    return is(value) ? of(TypeName.of(bytes ? byte.class : char.class), size) : null;
  }

  /** One of another length, twice as long or nearly so; the same where that would be too long. */
  static Value vary(Value value, RandomGenerator random) {
    int size = size(value);
    int near = random.nextInt(3) - 1;
    Value other = resized(value, (random.nextBoolean() ? size : 2L * size) + near);
    return other == null ? value : other;
  }

  // Elements that differ from their neighbours, so that none is taken for another.
  private static Value text(int size) {
    for (int once = LETTERS.length(); once >= FEWEST_LETTERS; once--) {
      if (size % once == 0) {
        return repeated(LETTERS.substring(0, once), size / once);
      }
    }
    return new Value.Chain(
        repeated(LETTERS, size / LETTERS.length() + 1),
        "substring",
        List.of("int", "int"),
        List.of(Value.of(0), Value.of(size)));
  }

  private static Value repeated(String text, int times) {
    return new Value.Chain(Value.of(text), "repeat", List.of("int"), List.of(Value.of(times)));
  }
}
