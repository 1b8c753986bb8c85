package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Says why a type has no value, down to the type that is to blame. For one question. */
final class Reasons {
  private final Inputs inputs;
  private final Set<String> asked = new HashSet<>();

  Reasons(Inputs inputs) {
    this.inputs = inputs;
  }

  String of(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return of(array.getComponentType());
    }
    TypeElement element = inputs.element(type);
    if (element == null) {
      return type.getKind() == TypeKind.ERROR
          ? "the class " + type + " is missing"
          : "there is no rule for the type " + type;
    }
    String name = TypeName.of(element).name();
    if (!asked.add(name)) {
      return "every " + name + " needs another one first";
    }
    if (!inputs.reachable(element)) {
      return "%s is private or of another package, so a test cannot name it".formatted(name);
    }
    String packageName = TypeName.of(element).packageName();
    if (packageName.startsWith("java")) {
      return "%s is made by the platform or the system, not by a test".formatted(name);
    }
    return element.getKind().isInterface() || element.getModifiers().contains(Modifier.ABSTRACT)
        ? open(element, name)
        : closed(element, name);
  }

  private String open(TypeElement type, String name) {
    if (type.getModifiers().contains(Modifier.SEALED)) {
      return "%s is sealed, and none of what it permits can be built".formatted(name);
    }
    int methods = inputs.abstractMethods(type).size();
    if (methods > StubRule.MOST_METHODS) {
      return "%s has no implementation in the sources, and %d methods are too many for a stub"
          .formatted(name, methods);
    }
    if (type.getKind() == ElementKind.CLASS) {
      return constructors(type, name);
    }
    return "%s has a method that a test in this package cannot implement".formatted(name);
  }

  private String closed(TypeElement type, String name) {
    if (type.getKind() == ElementKind.ENUM) {
      return "the enum %s has no constants".formatted(name);
    }
    if (Enclosing.needsOuter(type)) {
      TypeElement outer = Enclosing.type(type);
      if (inputs.of(inputs.concrete(outer.asType()), "outer").isEmpty()) {
        return "%s needs a %s around it; %s"
            .formatted(name, outer.getSimpleName(), of(inputs.concrete(outer.asType())));
      }
    }
    return constructors(type, name);
  }

  private String constructors(TypeElement type, String name) {
    List<ExecutableElement> open =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(inputs::reachable)
            .toList();
    if (open.isEmpty()) {
      return ("no accessible constructor, constant, factory or builder of %s: its constructors are"
              + " private")
          .formatted(name);
    }
    List<String> needs = new ArrayList<>();
    for (ExecutableElement constructor : open) {
      for (VariableElement parameter : constructor.getParameters()) {
        TypeMirror needed = inputs.concrete(parameter.asType());
        if (inputs.of(needed, parameter.getSimpleName().toString()).isEmpty()) {
          needs.add("a %s, but %s".formatted(simple(needed), of(needed)));
          break;
        }
      }
    }
    return needs.isEmpty()
        ? "%s stands too deep in others of its kind".formatted(name)
        : "%s needs %s"
            .formatted(name, needs.stream().distinct().collect(Collectors.joining("; or ")));
  }

  private static String simple(TypeMirror type) {
    TypeName name = TypeName.of(type);
    return name.simple() + "[]".repeat(name.dimensions());
  }
}
