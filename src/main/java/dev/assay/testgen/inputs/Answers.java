package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * What a lambda or a stub's method may answer: a plain value, what else its users may have to
 * handle, what it was given, null, and an exception. Stateless.
 */
final class Answers {
  private static final int MOST_PLAIN = 4;

  /** Values that no user handles in a way of its own. */
  private static final Set<String> POOR =
      Set.of("VeryLong", "Emoji", "BeyondAscii", "MixedText", "MaxValue", "NegativeZero", "Blank");

  private static final Set<String> NEVER_NULL =
      Set.of("java.util.Optional", "java.util.stream.Stream", "java.util.OptionalInt");

  private Answers() {}

  /** The plainest first; empty where the type has no value but null, or where it is void. */
  static List<Candidate> of(Wanted wanted, ExecutableType method, Inputs inputs) {
    TypeMirror returns = method.getReturnType();
    if (returns.getKind() == TypeKind.VOID) {
      return List.of();
    }
    TypeMirror concrete = inputs.concrete(returns);
    List<Candidate> all = new ArrayList<>();
    // There is a number for every place, however deep.
    Wanted place =
        returns.getKind().isPrimitive()
            ? new Wanted(concrete, "answer", 0)
            : wanted.inside(concrete, "answer");
    inputs.of(place).stream()
        .filter(it -> !POOR.contains(it.trait()))
        .limit(MOST_PLAIN)
        .forEach(all::add);
    if (!returns.getKind().isPrimitive()) {
      given(method, concrete, inputs).forEach(it -> all.add(Math.min(1, all.size()), it));
    }
    if (!returns.getKind().isPrimitive() && !NEVER_NULL.contains(inputs.qualified(concrete))) {
      all.add(new Candidate(Value.NULL, "Null"));
    }
    return all;
  }

  /** The arguments that could be the answer. */
  static List<Candidate> given(ExecutableType method, TypeMirror returns, Inputs inputs) {
    List<Candidate> all = new ArrayList<>();
    List<? extends TypeMirror> parameters = method.getParameterTypes();
    for (int i = 0; i < parameters.size(); i++) {
      TypeMirror given = inputs.concrete(parameters.get(i));
      if (given.getKind() == returns.getKind() && inputs.assignable(given, returns)) {
        String trait = parameters.size() == 1 ? "ItsArgument" : "Its" + ordinal(i) + "Argument";
        all.add(new Candidate(new Value.Argument(i), trait));
      }
    }
    return all.stream().limit(2).toList();
  }

  private static String ordinal(int index) {
    return switch (index) {
      case 0 -> "First";
      case 1 -> "Second";
      default -> (index + 1) + "th";
    };
  }

  /** An exception: one that the method declares, or what goes wrong anywhere. */
  static Value raised(Wanted wanted, List<? extends TypeMirror> declared, Inputs inputs) {
    for (TypeMirror each : declared) {
      List<Candidate> found = inputs.of(wanted.inside(inputs.concrete(each), "cause"));
      if (!found.isEmpty()) {
        return new Value.Raise(found.getFirst().value());
      }
    }
    return new Value.Raise(Value.newFrom(IllegalStateException.class, "broken"));
  }
}
