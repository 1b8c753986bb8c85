package dev.assay.testgen.inputs;

import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;

/** What stands around an element, and what that asks of its users. Stateless. */
public final class Enclosing {
  private Enclosing() {}

  /** The class that declares a member or a member class. */
  public static TypeElement type(Element member) {
    return (TypeElement) Objects.requireNonNull(member.getEnclosingElement());
  }

  /** Whether an instance of the enclosing class has to be there before one of this. */
  public static boolean needsOuter(TypeElement type) {
    return type.getNestingKind() == NestingKind.MEMBER
        && !type.getModifiers().contains(Modifier.STATIC);
  }
}
