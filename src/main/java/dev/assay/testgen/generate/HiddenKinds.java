package dev.assay.testgen.generate;

import dev.assay.testgen.inputs.Inputs;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Classes that a source keeps to itself behind an interface or a class that it shows: what they do
 * can be seen of the objects that its factories give, and nowhere else. For one job.
 */
final class HiddenKinds {
  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private final List<TypeElement> known;
  private final Inputs inputs;

  /**
   * @param known the types the sources declare
   */
  HiddenKinds(List<TypeElement> known, Inputs inputs) {
    this.known = List.copyOf(known);
    this.inputs = inputs;
  }

  Inputs inputs() {
    return inputs;
  }

  /** The methods of every object that such classes behind a type have of their own. */
  List<ExecutableElement> ofObject(TypeElement type) {
    List<String> own =
        behind(type)
            .flatMap(each -> ElementFilter.methodsIn(each.getEnclosedElements()).stream())
            .map(method -> method.getSimpleName().toString())
            .filter(OF_OBJECT::contains)
            .toList();
    TypeElement object = inputs.elements().getTypeElement("java.lang.Object");
    return own.isEmpty() || object == null
        ? List.of()
        : ElementFilter.methodsIn(object.getEnclosedElements()).stream()
            .filter(method -> own.contains(method.getSimpleName().toString()))
            .filter(method ->
                ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                    .noneMatch(it -> it.getSimpleName().equals(method.getSimpleName())))
            .toList();
  }

  /** Whether there are any behind a type. */
  boolean any(TypeElement type) {
    return behind(type).findAny().isPresent();
  }

  private Stream<TypeElement> behind(TypeElement type) {
    return known.stream()
        .filter(each -> each.getKind().isClass() && !each.equals(type) && !inputs.reachable(each))
        .filter(each ->
            inputs
                .types()
                .isSubtype(
                    inputs.types().erasure(each.asType()), inputs.types().erasure(type.asType())));
  }
}
