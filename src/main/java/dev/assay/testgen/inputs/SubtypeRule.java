package dev.assay.testgen.inputs;

import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Interfaces and abstract classes, as the concrete types the sources hold. */
final class SubtypeRule implements ValueRule {
  private static final int MOST = 4;

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    TypeElement type = inputs.element(wanted.type());
    if (type == null
        || !(type.getKind().isInterface() || type.getModifiers().contains(Modifier.ABSTRACT))) {
      return List.of();
    }
    return inputs.known().stream()
        .filter(known -> !known.equals(type) && concrete(known))
        .filter(known -> inputs.assignable(inputs.concrete(known.asType()), wanted.type()))
        .flatMap(known -> first(wanted, known, inputs).stream())
        .limit(MOST)
        .toList();
  }

  private static boolean concrete(TypeElement type) {
    return type.getKind() != ElementKind.INTERFACE
        && !type.getModifiers().contains(Modifier.ABSTRACT);
  }

  private static List<Candidate> first(Wanted wanted, TypeElement known, Inputs inputs) {
    return inputs.of(wanted.inside(inputs.concrete(known.asType()), wanted.name())).stream()
        .limit(1)
        .map(candidate -> new Candidate(candidate.value(), "A" + known.getSimpleName()))
        .toList();
  }
}
