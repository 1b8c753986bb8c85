package dev.assay.lab.live;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Tells classes whose instances hold what they were made with, as far as their fields say, so that
 * nobody has to ask what became of them. For one thread.
 */
final class Settled implements Predicate<Class<?>> {
  private static final Set<Class<?>> KNOWN =
      Set.of(
          String.class,
          Boolean.class,
          Character.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigDecimal.class,
          BigInteger.class,
          Class.class,
          Currency.class,
          Locale.class,
          UUID.class);

  private final Map<Class<?>, Boolean> known = new HashMap<>();

  @Override
  public boolean test(Class<?> type) {
    Boolean before = known.get(type);
    if (before != null) {
      return before;
    }
    // One that holds others of its own class depends on its other fields.
    known.put(type, true);
    boolean found = look(type);
    known.put(type, found);
    return found;
  }

  private boolean look(Class<?> type) {
    if (type.isPrimitive() || type.isEnum() || KNOWN.contains(type)) {
      return true;
    }
    if (type.getPackageName().startsWith("java.time")) {
      return true;
    }
    if (type.isInterface() || type.isArray() || type.getPackageName().startsWith("java.")) {
      return false;
    }
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !settled(field)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean settled(Field field) {
    return Modifier.isFinal(field.getModifiers()) && test(field.getType());
  }
}
