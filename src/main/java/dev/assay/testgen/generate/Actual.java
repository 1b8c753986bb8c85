package dev.assay.testgen.generate;

import java.util.Locale;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * An expression whose value is asserted. Immutable.
 *
 * @param type as the compiler sees it; null where that is not known
 */
record Actual(String text, @Nullable TypeMirror type) {
  /** Whether it is a primitive. */
  boolean primitive() {
    return type != null && type.getKind().isPrimitive();
  }

  /** Whether it is a primitive or the box of a number of this class. */
  boolean number(Class<?> box) {
    return (type != null
            && type.getKind().name().equals(box.getSimpleName().toUpperCase(Locale.ROOT)))
        || is(box);
  }

  /** Whether it is of this class, as far as its declaration says. */
  boolean is(Class<?> wanted) {
    TypeElement element = Members.element(type);
    return element != null && element.getQualifiedName().contentEquals(wanted.getCanonicalName());
  }

  /** Whether its type is only found by inference. */
  boolean inferred() {
    return type != null && type.getKind() == TypeKind.TYPEVAR;
  }

  /** The text with a cast before it. */
  String as(String typeName) {
    boolean plain = text.matches("[\\w.]+(\\(.*\\))?");
    return "(" + typeName + ") " + (plain ? text : "(" + text + ")");
  }
}
