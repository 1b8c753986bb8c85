package dev.assay.testgen.inputs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Interfaces and abstract classes, as the concrete types the sources hold and a sealed type
 * permits; an interface that is open has a lambda or stub of the test as well.
 */
final class SubtypeRule implements ValueRule {
  private static final int MOST = 6;
  private static final int MOST_STUBS = 2;
  private static final List<ValueRule> BY_THE_TEST = List.of(new LambdaRule(), new StubRule());

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    TypeElement type = inputs.element(wanted.type());
    if (type == null
        || !(type.getKind().isInterface() || type.getModifiers().contains(Modifier.ABSTRACT))) {
      return List.of();
    }
    Set<TypeElement> permitted = new LinkedHashSet<>();
    for (TypeMirror each : type.getPermittedSubclasses()) {
      if (inputs.types().asElement(each) instanceof TypeElement element) {
        permitted.add(element);
      }
    }
    Set<TypeElement> subtypes = new LinkedHashSet<>(inputs.known());
    subtypes.addAll(permitted);
    List<Candidate> all = new ArrayList<>();
    subtypes.stream()
        .filter(each -> !each.equals(type) && (concrete(each) || permitted.contains(each)))
        .filter(each -> inputs.assignable(inputs.concrete(each.asType()), wanted.type()))
        .flatMap(each -> first(wanted, each, inputs))
        .limit(MOST)
        .forEach(all::add);
    boolean open = type.getKind().isInterface() && !type.getModifiers().contains(Modifier.SEALED);
    if (!all.isEmpty() && open && wanted.depth() == 0) {
      BY_THE_TEST.stream()
          .map(rule -> rule.candidates(wanted, inputs))
          .filter(found -> !found.isEmpty())
          .findFirst()
          .ifPresent(found -> all.addAll(found.stream().limit(MOST_STUBS).toList()));
    }
    return all;
  }

  private static boolean concrete(TypeElement type) {
    return type.getKind() != ElementKind.INTERFACE
        && !type.getModifiers().contains(Modifier.ABSTRACT);
  }

  private static Stream<Candidate> first(Wanted wanted, TypeElement known, Inputs inputs) {
    String article = known.getSimpleName().toString().matches("[AEIOU].*") ? "An" : "A";
    return inputs.of(wanted.inside(inputs.concrete(known.asType()), wanted.name())).stream()
        .limit(1)
        .map(candidate -> new Candidate(candidate.value(), article + known.getSimpleName()));
  }
}
