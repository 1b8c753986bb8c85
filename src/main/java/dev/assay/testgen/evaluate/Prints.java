package dev.assay.testgen.evaluate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which objects have the same text and the same hash code in every run. Stateless. */
final class Prints {
  private Prints() {}

  static void check(String name, @Nullable Object receiver, @Nullable Object[] arguments) {
    if (name.equals("hashCode") || name.equals("hash") || name.equals("deepHashCode")) {
      if (receiver != null && !hashes(receiver)) {
        throw new Stuck("a hash code");
      }
      for (Object argument : arguments) {
        if (argument != null && !hashes(argument)) {
          throw new Stuck("a hash code");
        }
      }
    }
    if (name.equals("toString") && receiver != null && !prints(receiver)) {
      throw new Stuck("the text of an object");
    }
    if ((name.equals("append") || name.equals("valueOf") || name.equals("toString"))
        && arguments.length > 0
        && arguments[0] != null
        && !(arguments[0] instanceof char[])
        && !prints(arguments[0])) {
      throw new Stuck("the text of an object");
    }
  }

  private static boolean hashes(Object value) {
    return switch (value) {
      case Object[] several -> {
        for (Object one : several) {
          if (one != null && (one.getClass().isArray() || !hashes(one))) {
            yield false;
          }
        }
        yield true;
      }
      case Collection<?> several -> several.stream().allMatch(one -> one == null || hashes(one));
      default -> plain(value) || value.getClass().getComponentType() != null;
    };
  }

  /** Whether an object's text is the same in every run. */
  static boolean prints(Object value) {
    return switch (value) {
      case Collection<?> several ->
          !Pure.unordered(several) && several.stream().allMatch(one -> one == null || prints(one));
      case Map<?, ?> map ->
          !Pure.unordered(map)
              && map.entrySet().stream()
                  .allMatch(entry ->
                      (entry.getKey() == null || prints(entry.getKey()))
                          && (entry.getValue() == null || prints(entry.getValue())));
      case StringBuilder text -> true;
      case StringBuffer text -> true;
      case Enum<?> constant -> true;
      case java.util.Optional<?> one -> one.isEmpty() || prints(one.get());
      default -> plain(value) || value.getClass().getName().startsWith("java.time.");
    };
  }

  private static boolean plain(Object value) {
    return value instanceof String
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Double
        || value instanceof Float
        || value instanceof BigDecimal
        || value instanceof BigInteger;
  }
}
