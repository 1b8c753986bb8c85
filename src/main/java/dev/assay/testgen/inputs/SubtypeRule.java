package dev.assay.testgen.inputs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Interfaces and abstract classes, as the concrete types that the sources and the class path hold
 * and a sealed type permits; an interface that is open has a lambda or stub of the test as well.
 */
final class SubtypeRule implements ValueRule {
  private static final int MOST = 6;
  private static final int MOST_STUBS = 2;
  private static final int MOST_MADE = 5;
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
    List<Candidate> all =
        Stream.of(
                inputs.known().stream().filter(each -> !wraps(each, type, inputs)),
                permitted.stream(),
                fromLibrary(type, inputs),
                inputs.known().stream().filter(each -> !inputs.isFunction(type)))
            .flatMap(each -> each)
            .distinct()
            .filter(each -> !each.equals(type) && (concrete(each) || permitted.contains(each)))
            .flatMap(each -> first(wanted, each, inputs))
            .limit(MOST)
            .collect(Collectors.toCollection(ArrayList::new));
    if (all.isEmpty() && ofPlatform(type, inputs)) {
      Factories.beside(wanted, type, inputs).limit(MOST_MADE).forEach(all::add);
    }
    all.addAll(Math.min(1, all.size()), inputs.parsed().of(wanted, type));
    all.addAll(Factories.constants(wanted, type, inputs).stream().limit(MOST).toList());
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

  // Of what has no class that a test can name, what makes it tells more than a stub: Collectors.
  private static boolean ofPlatform(TypeElement type, Inputs inputs) {
    return type.getKind().isInterface()
        && type.getQualifiedName().toString().startsWith("java.util.")
        && !inputs.isFunction(type);
  }

  // A lambda says more of a function than the name of a class does.
  private static Stream<TypeElement> fromLibrary(TypeElement type, Inputs inputs) {
    return inputs.isFunction(type) || type.getModifiers().contains(Modifier.SEALED)
        ? Stream.empty()
        : inputs.implementations().of(type).stream();
  }

  /** Whether it can only be made around another of the kind. */
  private static boolean wraps(TypeElement known, TypeElement type, Inputs inputs) {
    TypeMirror kind = inputs.types().erasure(type.asType());
    return ElementFilter.constructorsIn(known.getEnclosedElements()).stream()
        .filter(inputs::reachable)
        .allMatch(constructor ->
            constructor.getParameters().stream()
                .anyMatch(
                    each -> inputs.types().isSubtype(inputs.types().erasure(each.asType()), kind)));
  }

  private static boolean concrete(TypeElement type) {
    return type.getKind() != ElementKind.INTERFACE
        && !type.getModifiers().contains(Modifier.ABSTRACT);
  }

  private static Stream<Candidate> first(Wanted wanted, TypeElement known, Inputs inputs) {
    TypeMirror as = fitting(wanted.type(), known, inputs);
    if (!inputs.assignable(as, wanted.type())) {
      return Stream.empty();
    }
    List<Candidate> found = inputs.of(wanted.inside(as, wanted.name()));
    String name = article(known);
    // What holds something tells more than what is empty.
    List<Candidate> filled = found.stream().filter(Filled::isFilled).limit(1).toList();
    return filled.isEmpty()
        ? found.stream().limit(1).map(it -> new Candidate(it.value(), name))
        : Stream.concat(
                filled.stream().map(it -> new Candidate(it.value(), name)),
                found.stream()
                    .map(it -> new Candidate(it.value(), "AnEmpty" + known.getSimpleName())))
            .limit(2);
  }

  /** A word that tells values by their type. */
  static String article(TypeElement known) {
    String name = known.getSimpleName().toString();
    return (name.matches("[AEIOU].*") ? "An" : "A") + name;
  }

  /** The type with the arguments that the place asks for, or else with what its bounds let. */
  static TypeMirror fitting(TypeMirror wanted, TypeElement known, Inputs inputs) {
    TypeMirror plain = inputs.concrete(known.asType());
    if (!inputs.assignable(plain, wanted)
        && wanted instanceof DeclaredType asked
        && !asked.getTypeArguments().isEmpty()
        && asked.getTypeArguments().size() == known.getTypeParameters().size()) {
      return inputs
          .types()
          .getDeclaredType(known, asked.getTypeArguments().toArray(TypeMirror[]::new));
    }
    return plain;
  }
}
