package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Brings an object into other states by one call of each method that only changes it. For one job.
 */
final class Preparations {
  /** Methods that answer something, but are called for what they change. */
  private static final String CHANGE = "(add|push|put|offer|append|insert|enqueue|remove)[A-Z]?.*";

  private static final int MOST = 9;
  private static final int PER_METHOD = 3;

  private final Inputs inputs;

  Preparations(Inputs inputs) {
    this.inputs = inputs;
  }

  List<Candidate> of(DeclaredType type, Value base) {
    List<List<Candidate>> methods = new ArrayList<>();
    var element = (TypeElement) type.asElement();
    for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
      if (changes(method)) {
        methods.add(after(type, base, method));
      }
    }
    return woven(methods).limit(MOST).toList();
  }

  // One of each method first: of a class with many the last ones may be those that tell.
  private static Stream<Candidate> woven(List<List<Candidate>> methods) {
    return IntStream.range(0, PER_METHOD)
        .boxed()
        .flatMap(k -> methods.stream().filter(it -> k < it.size()).map(it -> it.get(k)));
  }

  private boolean changes(ExecutableElement method) {
    return (method.getReturnType().getKind() == TypeKind.VOID
            || method.getSimpleName().toString().matches(CHANGE))
        && !method.getModifiers().contains(Modifier.STATIC)
        && method.getThrownTypes().isEmpty()
        && method.getTypeParameters().isEmpty()
        && method.getParameters().size() <= 1
        && inputs.reachable(method);
  }

  private List<Candidate> after(DeclaredType type, Value base, ExecutableElement method) {
    String name = method.getSimpleName().toString();
    List<String> parameters = inputs.erased(method);
    if (parameters.isEmpty()) {
      return List.of(
          new Candidate(
              new Value.Prepared(base, name, parameters, List.of()), "After" + Words.inName(name)));
    }
    TypeMirror taken = inputs.memberType(type, method);
    return inputs.of(taken, method.getParameters().getFirst().getSimpleName().toString()).stream()
        .limit(PER_METHOD)
        .map(argument ->
            new Candidate(
                new Value.Prepared(base, name, parameters, List.of(argument.value())),
                "After" + Words.inName(name) + argument.trait().replace("Usual", "")))
        .toList();
  }
}
