package dev.assay.testgen.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a class of the sources. Confined to the interpreter's thread.
 *
 * <p>The platform's collections may ask it for equality: identity where the class has none of its
 * own, else the interpreter gives up, as it does for hash codes, which differ from run to run.
 */
final class Thing {
  private final Object identity = new Object();
  private final TypeElement type;
  private final @Nullable String constant;
  private final int ordinal;
  private final boolean comparesByIdentity;
  private final Map<Element, @Nullable Object> fields = new LinkedHashMap<>();

  Thing(TypeElement type, boolean comparesByIdentity) {
    this(type, comparesByIdentity, null, -1);
  }

  Thing(TypeElement type, boolean comparesByIdentity, @Nullable String constant, int ordinal) {
    this.type = type;
    this.comparesByIdentity = comparesByIdentity;
    this.constant = constant;
    this.ordinal = ordinal;
  }

  TypeElement type() {
    return type;
  }

  /** The name of an enum constant, else null. */
  @Nullable String constant() {
    return constant;
  }

  int ordinal() {
    return ordinal;
  }

  Map<Element, @Nullable Object> fields() {
    return fields;
  }

  /** Whether it is the same instance. */
  boolean is(@Nullable Object other) {
    return other instanceof Thing thing && identity.equals(thing.identity);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!comparesByIdentity && !is(other)) {
      throw new Stuck("equals of " + type.getSimpleName() + " inside a collection");
    }
    return other instanceof Thing thing && identity.equals(thing.identity);
  }

  @Override
  public int hashCode() {
    throw new Stuck("hashCode of " + type.getSimpleName());
  }

  @Override
  public String toString() {
    throw new Stuck("toString of " + type.getSimpleName());
  }
}
