package dev.assay.testgen.evaluate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the platform's methods give the same answer everywhere, at every time, at a bounded
 * cost. All others are a reason to give up. Stateless.
 */
final class Pure {
  private static final int MOST = 2_000;
  private static final int MOST_BITS = 4_096;

  private Pure() {}

  static boolean allows(Class<?> type) {
    String name = type.getCanonicalName();
    return PureNames.CLASSES.contains(name) || PureNames.CONSTANTS.contains(name);
  }

  /** Gives up where a call might not be pure, or might be large. */
  static void check(
      Class<?> type, String name, @Nullable Object receiver, @Nullable Object[] arguments) {
    boolean known = PureNames.CLASSES.contains(String.valueOf(type.getCanonicalName()));
    boolean special =
        (receiver instanceof Collection<?> && name.equals("iterator"))
            || (type == System.class && name.equals("arraycopy"));
    if ((!known && !special) || PureNames.NEVER.contains(name)) {
      throw new Stuck(type.getSimpleName() + "." + name);
    }
    if (Math.class == type || StrictMath.class == type) {
      checkPower(name, arguments);
    }
    checkOrder(name, receiver, arguments);
    checkSizes(name, receiver, arguments);
    Prints.check(name, receiver, arguments);
    checkLocale(name, receiver, arguments);
    checkPattern(name, receiver, arguments);
  }

  // Library and compiled code may differ in the last bit, except where the result is exact.
  private static void checkPower(String name, @Nullable Object[] arguments) {
    if (name.equals("pow")
        && !(arguments[0] instanceof Double base
            && arguments[1] instanceof Double power
            && base == Math.rint(base)
            && power == Math.rint(power)
            && power >= 0
            && Math.abs(Math.pow(base, power)) < 1L << 52)) {
      throw new Stuck("Math.pow");
    }
  }

  // Set.of and Map.of go through their elements in another order in each JVM.
  private static void checkOrder(
      String name, @Nullable Object receiver, @Nullable Object[] arguments) {
    boolean read = PureNames.UNORDERED_READ.contains(name);
    if (receiver != null && unordered(receiver) && !read) {
      throw new Stuck("a collection in no order");
    }
    for (Object argument : arguments) {
      if (argument != null && (unordered(argument) || identityKeyed(receiver, argument))) {
        throw new Stuck("a collection in no order");
      }
    }
  }

  static boolean unordered(Object value) {
    String name = value.getClass().getName();
    boolean immutable =
        name.startsWith("java.util.ImmutableCollections$Set")
            || name.startsWith("java.util.ImmutableCollections$Map");
    int size =
        switch (value) {
          case Collection<?> several -> several.size();
          case Map<?, ?> map -> map.size();
          default -> 0;
        };
    return immutable && size > 1;
  }

  private static boolean identityKeyed(@Nullable Object receiver, Object argument) {
    return (receiver instanceof Map<?, ?> || receiver instanceof Set<?>)
        && (argument instanceof Enum<?> || argument instanceof Class<?>);
  }

  private static void checkSizes(
      String name, @Nullable Object receiver, @Nullable Object[] arguments) {
    if (tooLarge(receiver)) {
      throw new Stuck("larger numbers than are followed");
    }
    for (Object argument : arguments) {
      if (tooLarge(argument)
          || (PureNames.SIZED.contains(name)
              && argument instanceof Integer size
              && Math.abs((long) size) > MOST
              && !(receiver instanceof List<?>))) {
        throw new Stuck("larger values than are followed");
      }
    }
    if (name.equals("pow")
        && receiver instanceof BigInteger base
        && arguments[0] instanceof Integer power
        && (long) base.bitLength() * power > MOST_BITS) {
      throw new Stuck("larger numbers than are followed");
    }
  }

  private static boolean tooLarge(@Nullable Object value) {
    return switch (value) {
      case BigDecimal number ->
          Math.abs((long) number.scale()) > MOST || number.unscaledValue().bitLength() > MOST_BITS;
      case BigInteger number -> number.bitLength() > MOST_BITS;
      case null, default -> false;
    };
  }

  private static void checkLocale(
      String name, @Nullable Object receiver, @Nullable Object[] arguments) {
    boolean changesCase = name.equals("toLowerCase") || name.equals("toUpperCase");
    if (changesCase
        && arguments.length == 0
        && receiver instanceof String text
        && !text.chars().allMatch(c -> c < 128 && c != 'i' && c != 'I')) {
      throw new Stuck("a change of case that depends on the locale");
    }
  }

  private static void checkPattern(
      String name, @Nullable Object receiver, @Nullable Object[] arguments) {
    if (name.equals("split")
        && receiver instanceof String
        && !(arguments[0] instanceof String one
            && one.length() == 1
            && ".$|()[{^?*+\\".indexOf(one.charAt(0)) < 0)) {
      throw new Stuck("a regular expression");
    }
  }

  /** Text that only a person reads, in whatever locale. */
  static boolean unread(String type, String name) {
    return type.equals("java.lang.String") && (name.equals("format") || name.equals("formatted"));
  }

  /** Which argument a static call changes, or -1. */
  static int changedArgument(Class<?> type, String name) {
    if (type == System.class) {
      return 2;
    }
    boolean inPlace =
        (type == java.util.Collections.class || type == java.util.Arrays.class)
            && PureNames.IN_PLACE.contains(name);
    return inPlace ? 0 : -1;
  }

  /** Whether a call may change its receiver. */
  static boolean changes(Class<?> type, String name) {
    return !PureNames.READ_ONLY.contains(type) && !PureNames.READS.contains(name);
  }
}
