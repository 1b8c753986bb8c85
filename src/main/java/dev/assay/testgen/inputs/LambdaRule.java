package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Interfaces with one abstract method, as a lambda or a method reference: first what hands its
 * arguments on, then constants, then a failure.
 */
final class LambdaRule implements ValueRule {
  private static final int MOST = 5;
  private static final int MOST_INSIDE = 2;
  private static final int MOST_CONSTANTS = 2;

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    TypeElement type = inputs.element(wanted.type());
    if (type == null || type.getKind() != ElementKind.INTERFACE || !inputs.reachable(type)) {
      return List.of();
    }
    List<ExecutableElement> open = inputs.abstractMethods(type);
    if (open.size() != 1 || !open.getFirst().getTypeParameters().isEmpty()) {
      return List.of();
    }
    var method =
        (ExecutableType) inputs.types().asMemberOf((DeclaredType) wanted.type(), open.getFirst());
    return alternatives(wanted, method, inputs).stream()
        .limit(wanted.depth() == 0 ? MOST : MOST_INSIDE)
        .toList();
  }

  private static List<Candidate> alternatives(Wanted wanted, ExecutableType method, Inputs inputs) {
    TypeName name = TypeName.of(wanted.type());
    int parameters = method.getParameterTypes().size();
    TypeMirror returns = method.getReturnType();
    Candidate failing =
        new Candidate(
            new Value.Lambda(
                name, parameters, Answers.raised(wanted, method.getThrownTypes(), inputs)),
            "Failing");
    if (returns.getKind() == TypeKind.VOID) {
      return List.of(new Candidate(new Value.Lambda(name, parameters, null), "Idle"), failing);
    }
    List<Candidate> all = new ArrayList<>();
    if (name.is(Comparator.class)) {
      return comparators(name, method, inputs);
    }
    MethodReferences.of(name, method, inputs).forEach(all::add);
    Answers.given(method, inputs.concrete(returns), inputs).stream()
        .map(it ->
            new Candidate(new Value.Lambda(name, parameters, it.value()), "Giving" + it.trait()))
        .forEach(all::add);
    List<Candidate> constants = constants(wanted, method, inputs);
    constants.stream().limit(MOST_CONSTANTS).forEach(all::add);
    if (!method.getThrownTypes().isEmpty() || parameters == 0) {
      all.add(failing);
    }
    constants.stream().skip(MOST_CONSTANTS).forEach(all::add);
    return all;
  }

  private static List<Candidate> constants(Wanted wanted, ExecutableType method, Inputs inputs) {
    List<Candidate> all = new ArrayList<>();
    for (Candidate answer : Answers.of(wanted, method, inputs)) {
      if (!(answer.value() instanceof Value.Argument)) {
        String trait = answer.trait().equals("Usual") ? "Plain" : answer.trait();
        all.add(
            new Candidate(
                new Value.Lambda(
                    TypeName.of(wanted.type()), method.getParameterTypes().size(), answer.value()),
                "Always" + trait));
      }
    }
    // An answer of null alone tells of a type that cannot be built, which is an answer all the
    // same.
    int last = all.size() - 1;
    if (last > 1 && all.get(last).trait().equals("AlwaysNull")) {
      all.add(1, all.remove(last));
    }
    return all;
  }

  private static List<Candidate> comparators(TypeName type, ExecutableType method, Inputs inputs) {
    TypeMirror compared = inputs.concrete(method.getParameterTypes().getFirst());
    List<Candidate> all = new ArrayList<>();
    if (inputs.comparable(compared)) {
      for (String order : List.of("naturalOrder", "reverseOrder")) {
        Value comparator = Value.call(Comparator.class, order, List.of(), List.of());
        all.add(
            new Candidate(comparator, Character.toUpperCase(order.charAt(0)) + order.substring(1)));
      }
    }
    all.add(new Candidate(new Value.Lambda(type, 2, Value.of(0)), "AlwaysEqual"));
    return all;
  }
}
