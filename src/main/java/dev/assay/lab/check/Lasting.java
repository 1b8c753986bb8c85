package dev.assay.lab.check;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Tells whether a class has something static that a test may leave to the next. What is declared is
 * asked and not what is there, since to read it might initialise the class. Stateless.
 */
final class Lasting {
  private static final Set<Class<?>> CONSTANT =
      Set.of(
          String.class,
          Class.class,
          Boolean.class,
          Character.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          Pattern.class,
          Charset.class,
          Locale.class,
          UUID.class);

  private static final String TIMES = "java.time.";

  private Lasting() {}

  /**
   * Whether one of these classes has; true where it cannot be told.
   *
   * @param names binary names
   */
  static boolean in(Collection<String> names, ClassLoader loader) {
    return names.stream()
        .anyMatch(name -> {
          try {
            return in(Class.forName(name, false, loader));
          } catch (ClassNotFoundException | LinkageError untold) {
            return true;
          }
        });
  }

  private static boolean in(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
        .anyMatch(field -> !isConstant(field) && !field.isEnumConstant());
  }

  private static boolean isConstant(Field field) {
    return Modifier.isFinal(field.getModifiers()) && isConstant(field.getType());
  }

  private static boolean isConstant(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || CONSTANT.contains(type)
        || type.getName().startsWith(TIMES)
        || isMadeOfConstants(type);
  }

  // A class that is not final may have subclasses with more.
  private static boolean isMadeOfConstants(Class<?> type) {
    return Modifier.isFinal(type.getModifiers())
        && !type.isArray()
        && type.getSuperclass() == (type.isRecord() ? Record.class : Object.class)
        && Arrays.stream(type.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .allMatch(field ->
                Modifier.isFinal(field.getModifiers())
                    && (field.getType().isPrimitive() || CONSTANT.contains(field.getType())));
  }
}
