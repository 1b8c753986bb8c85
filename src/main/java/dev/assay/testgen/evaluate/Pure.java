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
  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.String",
          "java.lang.CharSequence",
          "java.lang.Character",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short",
          "java.lang.Byte",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Boolean",
          "java.lang.Number",
          "java.lang.Math",
          "java.lang.StrictMath",
          "java.lang.StringBuilder",
          "java.lang.StringBuffer",
          "java.lang.AbstractStringBuilder",
          "java.lang.Comparable",
          "java.lang.Object",
          "java.lang.Iterable",
          "java.util.Objects",
          "java.util.Arrays",
          "java.util.Collection",
          "java.util.SequencedCollection",
          "java.util.AbstractCollection",
          "java.util.AbstractList",
          "java.util.AbstractMap",
          "java.util.AbstractSet",
          "java.util.Collections",
          "java.util.List",
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.Deque",
          "java.util.Queue",
          "java.util.ArrayDeque",
          "java.util.Map",
          "java.util.Map.Entry",
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.Set",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.TreeSet",
          "java.util.Iterator",
          "java.util.ListIterator",
          "java.util.Optional",
          "java.util.OptionalInt",
          "java.util.StringJoiner",
          "java.util.BitSet",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.math.RoundingMode",
          "java.math.MathContext",
          "java.time.Duration",
          "java.time.Period",
          "java.time.LocalDate",
          "java.time.LocalTime",
          "java.time.LocalDateTime",
          "java.time.Instant",
          "java.time.DayOfWeek",
          "java.time.Month",
          "java.time.temporal.ChronoUnit",
          "java.util.concurrent.TimeUnit");

  private static final Set<String> CONSTANTS =
      Set.of("java.util.Locale", "java.nio.charset.StandardCharsets");

  private static final Set<String> NEVER =
      Set.of(
          "now",
          "sleep",
          "random",
          "randomUUID",
          "shuffle",
          "getClass",
          "wait",
          "notify",
          "notifyAll",
          "matches",
          "replaceAll",
          "replaceFirst",
          "splitWithDelimiters",
          "format",
          "formatted",
          "getBoolean",
          "getInteger",
          "getLong",
          "describeConstable",
          "clone",
          "parallelSort",
          "parallelPrefix",
          "parallelSetAll",
          "probablePrime",
          "nextProbablePrime",
          "isProbablePrime",
          "sin",
          "cos",
          "tan",
          "asin",
          "acos",
          "atan",
          "atan2",
          "sinh",
          "cosh",
          "tanh",
          "exp",
          "expm1",
          "log",
          "log10",
          "log1p",
          "cbrt",
          "hypot",
          "convert",
          "timedWait",
          "timedJoin",
          "nCopies");

  private static final Set<String> SIZED =
      Set.of(
          "repeat",
          "pow",
          "shiftLeft",
          "setScale",
          "movePointLeft",
          "movePointRight",
          "setLength",
          "ensureCapacity",
          "copyOf",
          "copyOfRange",
          "scaleByPowerOfTen",
          "set",
          "flip",
          "setBit",
          "clearBit",
          "flipBit",
          "indent",
          "<init>",
          "round",
          "sqrt");

  private static final Set<String> UNORDERED_READ =
      Set.of(
          "contains",
          "containsKey",
          "containsValue",
          "containsAll",
          "get",
          "getOrDefault",
          "size",
          "isEmpty",
          "equals");

  private static final Set<Class<?>> READ_ONLY =
      Set.of(
          String.class,
          CharSequence.class,
          Character.class,
          Integer.class,
          Long.class,
          Short.class,
          Byte.class,
          Double.class,
          Float.class,
          Boolean.class,
          Number.class,
          BigDecimal.class,
          BigInteger.class,
          Comparable.class,
          java.util.Optional.class);

  private static final Set<String> READS =
      Set.of(
          "get",
          "getOrDefault",
          "size",
          "isEmpty",
          "contains",
          "containsKey",
          "containsValue",
          "indexOf",
          "lastIndexOf",
          "length",
          "charAt",
          "equals",
          "containsAll",
          "getFirst",
          "getLast",
          "toString",
          "substring",
          "firstKey",
          "lastKey",
          "floorKey",
          "ceilingKey",
          "floorEntry",
          "ceilingEntry",
          "peek");

  private static final Set<String> IN_PLACE =
      Set.of("fill", "sort", "reverse", "swap", "addAll", "setAll", "rotate");

  private static final int MOST = 2_000;
  private static final int MOST_BITS = 4_096;

  private Pure() {}

  static boolean allows(Class<?> type) {
    String name = type.getCanonicalName();
    return CLASSES.contains(name) || CONSTANTS.contains(name);
  }

  /** Gives up where a call might not be pure, or might be large. */
  static void check(
      Class<?> type, String name, @Nullable Object receiver, @Nullable Object[] arguments) {
    boolean known = CLASSES.contains(String.valueOf(type.getCanonicalName()));
    boolean special =
        (receiver instanceof Collection<?> && name.equals("iterator"))
            || (type == System.class && name.equals("arraycopy"));
    if ((!known && !special) || NEVER.contains(name)) {
      throw new Stuck(type.getSimpleName() + "." + name);
    }
    if (Math.class == type || StrictMath.class == type) {
      checkPower(name, arguments);
    }
    checkOrder(name, receiver, arguments);
    checkSizes(name, receiver, arguments);
    checkHash(name, receiver, arguments);
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
    boolean read = UNORDERED_READ.contains(name);
    if (receiver != null && unordered(receiver) && !read) {
      throw new Stuck("a collection in no order");
    }
    for (Object argument : arguments) {
      if (argument != null && (unordered(argument) || identityKeyed(receiver, argument))) {
        throw new Stuck("a collection in no order");
      }
    }
  }

  private static boolean unordered(Object value) {
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
          || (SIZED.contains(name)
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

  private static void checkHash(
      String name, @Nullable Object receiver, @Nullable Object[] arguments) {
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
          !unordered(several) && several.stream().allMatch(one -> one == null || prints(one));
      case Map<?, ?> map ->
          !unordered(map)
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
            && IN_PLACE.contains(name);
    return inPlace ? 0 : -1;
  }

  /** Whether a call may change its receiver. */
  static boolean changes(Class<?> type, String name) {
    return !READ_ONLY.contains(type) && !READS.contains(name);
  }
}
