package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;

/**
 * Objects that begin empty, with something put in: a sum of nothing tells little about who adds
 * sums. Stateless.
 */
final class Filled {
  private static final Pattern FILLS =
      Pattern.compile("(add|put|append|push|offer|enqueue|insert)([A-Z].*)?");
  private static final Set<String> HOLDS =
      Set.of("java.util.Collection", "java.lang.Iterable", "java.util.Map");
  private static final int MOST_ARGUMENTS = 2;
  private static final int DEEPEST = 1;

  /** What the receiver of a call is asked for as: how it is filled is the search's to find. */
  private static final String RECEIVER = "instance";

  private Filled() {}

  /** The first of the plain ones after one call that fills it, where it has such a method. */
  static Optional<Candidate> of(
      Wanted wanted, TypeElement type, List<Candidate> plain, Inputs inputs) {
    boolean empty = !plain.isEmpty() && isEmpty(plain.getFirst().value());
    boolean filled = plain.stream().anyMatch(Filled::isFilled);
    if (!empty || filled || wanted.depth() > DEEPEST || wanted.name().equals(RECEIVER)) {
      return Optional.empty();
    }
    return ElementFilter.methodsIn(inputs.elements().getAllMembers(type)).stream()
        .filter(method -> fills(method, inputs))
        .flatMap(method -> filled(wanted, plain.getFirst().value(), method, inputs).stream())
        .findFirst();
  }

  private static boolean isEmpty(Value value) {
    return switch (value) {
      case Value.New made -> made.arguments().isEmpty() && made.outer() == null;
      case Value.StaticCall made -> made.arguments().isEmpty();
      default -> false;
    };
  }

  /** Whether it is made of a collection, a map or an array with something in it. */
  static boolean isFilled(Candidate candidate) {
    return candidate.value() instanceof Value.New made
        && made.parameters().size() == 1
        && (HOLDS.contains(made.parameters().getFirst())
            || made.parameters().getFirst().endsWith("[]"));
  }

  private static boolean fills(ExecutableElement method, Inputs inputs) {
    return FILLS.matcher(method.getSimpleName()).matches()
        && !method.getModifiers().contains(Modifier.STATIC)
        && !method.getParameters().isEmpty()
        && method.getParameters().size() <= MOST_ARGUMENTS
        && method.getThrownTypes().isEmpty()
        && method.getTypeParameters().isEmpty()
        && !inputs.elements().isDeprecated(method)
        && inputs.reachable(method);
  }

  private static Optional<Candidate> filled(
      Wanted wanted, Value base, ExecutableElement method, Inputs inputs) {
    List<Value> arguments = new ArrayList<>();
    if (wanted.type() instanceof DeclaredType declared) {
      var as = (ExecutableType) inputs.types().asMemberOf(declared, method);
      for (int i = 0; i < as.getParameterTypes().size(); i++) {
        String parameter = method.getParameters().get(i).getSimpleName().toString();
        inputs.of(wanted.inside(inputs.concrete(as.getParameterTypes().get(i)), parameter)).stream()
            .limit(1)
            .forEach(it -> arguments.add(it.value()));
      }
    }
    if (arguments.size() < method.getParameters().size()) {
      return Optional.empty();
    }
    String name = method.getSimpleName().toString();
    return Optional.of(
        new Candidate(
            new Value.Prepared(base, name, inputs.erased(method), Unlike.values(arguments)),
            "After" + Character.toUpperCase(name.charAt(0)) + name.substring(1)));
  }
}
