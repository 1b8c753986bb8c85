package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/**
 * Objects that begin empty, with something put in: a sum of nothing tells little about who adds
 * sums. Stateless.
 */
final class Filled {
  private static final Pattern FILLS =
      Pattern.compile("(add|put|append|push|offer|enqueue|insert)([A-Z].*)?");
  private static final int MOST_ARGUMENTS = 2;
  private static final int DEEPEST = 1;

  /** What the receiver of a call is asked for as: how it is filled is the search's to find. */
  private static final String RECEIVER = "instance";

  private Filled() {}

  /** The first of the plain ones after one call that fills it, where it has such a method. */
  static Optional<Candidate> of(
      Wanted wanted, TypeElement type, List<Candidate> plain, Inputs inputs) {
    boolean empty =
        !plain.isEmpty()
            && plain.getFirst().value() instanceof Value.New made
            && made.arguments().isEmpty();
    if (!empty || wanted.depth() > DEEPEST || wanted.name().equals(RECEIVER)) {
      return Optional.empty();
    }
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> fills(method, inputs))
        .flatMap(method -> filled(wanted, plain.getFirst().value(), method, inputs).stream())
        .findFirst();
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
    List<Value> arguments =
        wanted.type() instanceof DeclaredType ? inputs.arguments(wanted, method) : null;
    if (arguments == null) {
      return Optional.empty();
    }
    String name = method.getSimpleName().toString();
    return Optional.of(
        new Candidate(
            new Value.Prepared(base, name, inputs.erased(method), arguments),
            "After" + Character.toUpperCase(name.charAt(0)) + name.substring(1)));
  }
}
