package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Inputs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Makes of an object others of its class that differ from it in one thing, by its own methods:
 * {@code date.withYear(5)}, {@code money.plus(ONE)}. For one job.
 */
final class Others {
  /** The more telling kinds of methods first, and how many of each are enough. */
  private static final List<String> KINDS = List.of("with|set", "plus|add", "minus|sub", "");

  private static final List<Integer> MOST = List.of(6, 2, 2, 3);

  private final Inputs inputs;

  Others(Inputs inputs) {
    this.inputs = inputs;
  }

  /** What the methods of a type that answer one of the same type make of a value of it. */
  List<Candidate> of(DeclaredType type, Value base, int most) {
    List<ExecutableElement> methods =
        ElementFilter.methodsIn(inputs.elements().getAllMembers((TypeElement) type.asElement()))
            .stream()
            .filter(method -> callable(method) && answersAlike(type, method))
            .sorted(Comparator.comparingInt(Others::kind))
            .toList();
    Map<Integer, Integer> made = new HashMap<>();
    List<Candidate> all = new ArrayList<>();
    for (ExecutableElement method : methods) {
      int kind = kind(method);
      if (all.size() < most && made.getOrDefault(kind, 0) < MOST.get(kind)) {
        List<Candidate> given = given(type, base, method);
        all.addAll(given);
        made.merge(kind, given.size(), Integer::sum);
      }
    }
    return all;
  }

  // What a part is set to may be what it is already, so that there are two values for it.
  private List<Candidate> given(DeclaredType type, Value base, ExecutableElement method) {
    String name = method.getSimpleName().toString();
    List<String> parameters = inputs.erased(method);
    String trait = "Its" + Words.inName(name);
    if (parameters.isEmpty()) {
      return List.of(new Candidate(new Value.Chain(base, name, parameters, List.of()), trait));
    }
    TypeMirror taken = inputs.memberType(type, method);
    return inputs.of(taken, method.getParameters().getFirst().getSimpleName().toString()).stream()
        .limit(kind(method) == 0 ? 2 : 1)
        .map(it ->
            new Candidate(
                new Value.Chain(base, name, parameters, List.of(it.value())),
                trait + it.trait().replace("Usual", "")))
        .toList();
  }

  private boolean callable(ExecutableElement method) {
    return !method.getModifiers().contains(Modifier.STATIC)
        && method.getParameters().size() <= 1
        && method.getTypeParameters().isEmpty()
        && inputs.reachable(method)
        && !inputs.elements().isDeprecated(method)
        && !method.getSimpleName().toString().matches("readResolve|writeReplace|clone");
  }

  private boolean answersAlike(DeclaredType type, ExecutableElement method) {
    TypeMirror answer = ((ExecutableType) inputs.types().asMemberOf(type, method)).getReturnType();
    return answer.getKind() == TypeKind.DECLARED && inputs.types().isSubtype(answer, type);
  }

  private static int kind(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    for (int kind = 0; kind < KINDS.size(); kind++) {
      if (name.matches("(" + KINDS.get(kind) + ").*")) {
        return kind;
      }
    }
    return KINDS.size() - 1;
  }
}
