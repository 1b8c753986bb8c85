package dev.assay.lab.live;

import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Turns objects into those a parameter or a cast wants. Stateless. */
final class Coerced {
  private Coerced() {}

  /** The object where this type is wanted, its number converted where that is primitive. */
  static @Nullable Object to(Class<?> type, @Nullable Object object) {
    if (object == null) {
      if (type.isPrimitive()) {
        throw new Unbuildable("null is no " + type.getName());
      }
      return null;
    }
    if (type.isPrimitive()) {
      return primitive(type, object);
    }
    if (!type.isInstance(object)) {
      throw new Unbuildable(
          "a %s is no %s".formatted(object.getClass().getName(), type.getTypeName()));
    }
    return object;
  }

  private static Object primitive(Class<?> type, Object object) {
    if (MethodType.methodType(type).wrap().returnType().isInstance(object)) {
      return object;
    }
    Number number =
        object instanceof Character letter
            ? Integer.valueOf(letter)
            : object instanceof Number given ? given : null;
    if (number == null) {
      throw new Unbuildable("a %s is no %s".formatted(object.getClass().getName(), type));
    }
    return switch (type.getName()) {
      case "int" -> number.intValue();
      case "long" -> number.longValue();
      case "short" -> number.shortValue();
      case "byte" -> number.byteValue();
      case "char" -> (char) number.intValue();
      case "float" -> number.floatValue();
      case "double" -> number.doubleValue();
      default -> throw new Unbuildable("a number is no " + type);
    };
  }
}
