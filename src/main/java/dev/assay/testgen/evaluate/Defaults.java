package dev.assay.testgen.evaluate;

import java.lang.reflect.Array;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** What a variable holds before anything is assigned. Stateless. */
final class Defaults {
  private Defaults() {}

  static @Nullable Object of(TypeMirror type) {
    return switch (type.getKind()) {
      case INT -> 0;
      case LONG -> 0L;
      case SHORT -> (short) 0;
      case BYTE -> (byte) 0;
      case CHAR -> '\0';
      case BOOLEAN -> false;
      case FLOAT -> 0f;
      case DOUBLE -> 0d;
      default -> null;
    };
  }

  /** An array of that element type; of classes of the sources it is one of Object. */
  static Object array(TypeMirror element, int length) {
    return Array.newInstance(elementClass(element), length);
  }

  private static Class<?> elementClass(TypeMirror element) {
    return switch (element.getKind()) {
      case INT -> int.class;
      case LONG -> long.class;
      case SHORT -> short.class;
      case BYTE -> byte.class;
      case CHAR -> char.class;
      case BOOLEAN -> boolean.class;
      case FLOAT -> float.class;
      case DOUBLE -> double.class;
      default -> element.toString().equals("java.lang.String") ? String.class : Object.class;
    };
  }

  /** Whether a type's arrays are of the JVM's own class for them. */
  static boolean exact(TypeMirror element) {
    return element.getKind() != TypeKind.DECLARED || element.toString().equals("java.lang.String");
  }
}
