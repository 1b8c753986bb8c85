package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Instances that nothing but a method of another object gives: {@code new Routes().from("a")}.
 * Stateless.
 */
final class Answered {
  private static final int PER_METHOD = 3;

  private Answered() {}

  static List<Candidate> candidates(Wanted wanted, TypeElement type, Inputs inputs) {
    // Of what is no class of the subject, or only an interface, there are simpler ones.
    if (!plain(type) || !inputs.known().contains(type)) {
      return List.of();
    }
    return inputs.known().stream()
        .filter(owner -> !owner.equals(type) && plain(owner) && inputs.reachable(owner))
        .flatMap(owner -> ElementFilter.methodsIn(owner.getEnclosedElements()).stream())
        .filter(method -> gives(method, type, inputs))
        .flatMap(method -> made(wanted, method, inputs))
        .toList();
  }

  private static boolean plain(TypeElement owner) {
    return owner.getKind() == ElementKind.CLASS
        && !owner.getModifiers().contains(Modifier.ABSTRACT);
  }

  private static boolean gives(ExecutableElement method, TypeElement type, Inputs inputs) {
    return !method.getModifiers().contains(Modifier.STATIC)
        && method.getTypeParameters().isEmpty()
        && type.equals(inputs.element(method.getReturnType()))
        && inputs.reachable(method);
  }

  private static Stream<Candidate> made(Wanted wanted, ExecutableElement method, Inputs inputs) {
    TypeElement owner = Enclosing.type(method);
    TypeMirror on = inputs.concrete(owner.asType());
    String name = method.getSimpleName().toString();
    return inputs.of(wanted.inside(on, "instance")).stream()
        .limit(1)
        .flatMap(receiver ->
            Variants.of(wanted, method, inputs).stream()
                .limit(PER_METHOD)
                .map(chosen ->
                    new Candidate(
                        new Value.Chain(
                            receiver.value(), name, inputs.erased(method), chosen.arguments()),
                        chosen.trait().isEmpty() ? "Usual" : chosen.trait())));
  }
}
