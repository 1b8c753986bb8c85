package dev.assay.testgen.generate;

import dev.assay.testgen.inputs.Inputs;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Tells the types of the sources behind which others stand that no test can name: these are tested
 * by what a factory gives. For one job.
 */
final class Hidden {
  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private final Inputs inputs;
  private final List<TypeElement> known;

  Hidden(Inputs inputs, List<TypeElement> known) {
    this.inputs = inputs;
    this.known = List.copyOf(known);
  }

  /** The same for types that are not of the sources. */
  Behind behind() {
    return new Behind(inputs, known);
  }

  Inputs inputs() {
    return inputs;
  }

  /** Whether there is such a class, and none of its kind that has tests of its own. */
  boolean behind(TypeElement type) {
    return type.getModifiers().contains(Modifier.ABSTRACT)
        && !type.getModifiers().contains(Modifier.PRIVATE)
        && kinds(type).stream().anyMatch(each -> concrete(each) && !inputs.reachable(each))
        && kinds(type).stream().noneMatch(each -> concrete(each) && inputs.reachable(each));
  }

  /** The methods of Object that such classes have in a form of their own. */
  List<ExecutableElement> ofObject(TypeElement type) {
    TypeElement object = inputs.elements().getTypeElement("java.lang.Object");
    if (object == null || !behind(type)) {
      return List.of();
    }
    Set<String> own = new TreeSet<>();
    for (TypeElement each : kinds(type)) {
      ElementFilter.methodsIn(each.getEnclosedElements()).stream()
          .map(method -> method.getSimpleName().toString())
          .filter(OF_OBJECT::contains)
          .forEach(own::add);
    }
    ElementFilter.methodsIn(type.getEnclosedElements())
        .forEach(method -> own.remove(method.getSimpleName().toString()));
    return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
        .filter(method -> own.contains(method.getSimpleName().toString()))
        .toList();
  }

  private List<TypeElement> kinds(TypeElement type) {
    TypeMirror wanted = inputs.types().erasure(type.asType());
    return known.stream()
        .filter(each -> !each.equals(type))
        .filter(each -> inputs.types().isSubtype(inputs.types().erasure(each.asType()), wanted))
        .toList();
  }

  private static boolean concrete(TypeElement type) {
    return type.getKind().isClass() && !type.getModifiers().contains(Modifier.ABSTRACT);
  }
}
