package dev.assay.testgen.generate;

import dev.assay.code.MethodSignature;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Enclosing;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A method or constructor to test. Belongs to one job.
 *
 * @param instance the type to call it on, with type arguments that can be written
 * @param parameters the parameters' types, likewise
 * @param signature what the code reader says of it; null where it does not know it
 * @param alike the methods that its name may mean with as many arguments, itself included
 * @param given what it is called on, where that is not any object of the type; else empty
 */
record Target(
    ExecutableElement method,
    DeclaredType instance,
    List<TypeMirror> parameters,
    @Nullable MethodSignature signature,
    List<ExecutableElement> alike,
    List<Candidate> given) {
  Target {
    parameters = List.copyOf(parameters);
    alike = List.copyOf(alike);
    given = List.copyOf(given);
  }

  /** Whether its name stands for several methods with as many parameters. */
  boolean overloaded() {
    return alike.size() > 1;
  }

  /** The class it is called on, which for a method of Object is another than it is declared in. */
  TypeElement owner() {
    return (TypeElement) instance.asElement();
  }

  boolean constructor() {
    return method.getKind() == ElementKind.CONSTRUCTOR;
  }

  boolean isStatic() {
    return method.getModifiers().contains(Modifier.STATIC);
  }

  /** Whether it is a method of Object, for what stands behind a type. */
  boolean ofObject() {
    return Enclosing.type(method).getQualifiedName().contentEquals("java.lang.Object");
  }

  /** Whether a call gives an object, which might be null. */
  boolean givesObject() {
    return !constructor()
        && method.getReturnType().getKind() != TypeKind.VOID
        && !method.getReturnType().getKind().isPrimitive();
  }

  /** Whether it is for all callers: package-private methods of a public class are its helpers. */
  boolean open() {
    Set<Modifier> modifiers = method.getModifiers();
    return modifiers.contains(Modifier.PUBLIC)
        || modifiers.contains(Modifier.PROTECTED)
        || !owner().getModifiers().contains(Modifier.PUBLIC);
  }

  /** Whether the elements of its last argument may be given one by one, and mean it alone. */
  boolean spreads() {
    return method.isVarArgs()
        && owner().getEnclosedElements().stream()
            .noneMatch(other ->
                !other.equals(method) && other.getSimpleName().equals(method.getSimpleName()));
  }

  /** The line of its declaration; 0 where the code reader does not know it. */
  int line() {
    return signature == null ? 0 : signature.line();
  }

  String name() {
    return constructor() ? owner().getSimpleName().toString() : method.getSimpleName().toString();
  }

  List<String> parameterNames() {
    // The JDK's class files do not tell how its parameters are called.
    return ofObject() && !method.getParameters().isEmpty()
        ? List.of("other")
        : method.getParameters().stream()
            .map(parameter -> parameter.getSimpleName().toString())
            .toList();
  }

  /** How a person calls it: {@code Account.withdraw(int, String)}. */
  String label() {
    String parameters =
        method.getParameters().stream()
            .map(parameter -> simple(parameter.asType().toString()))
            .collect(Collectors.joining(", "));
    return owner().getSimpleName()
        + (constructor() ? "" : "." + method.getSimpleName())
        + "("
        + parameters
        + ")";
  }

  private static String simple(String type) {
    return type.replaceAll("@[\\w.]+(\\([^)]*\\))? ?", "").replaceAll("[\\w.]+\\.(\\w+)", "$1");
  }
}
