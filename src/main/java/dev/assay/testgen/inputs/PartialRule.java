package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Interfaces with more methods than a test can write, and those of the platform that are usually
 * stubbed: a stub of the few methods that the sources mention. What a method answers leads on to
 * other stubs, down to the rows of a result.
 */
final class PartialRule implements ValueRule {
  private static final int DEEPEST = 4;
  private static final int MOST_NESTED = 1;

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    TypeElement type = inputs.element(wanted.type());
    if (type == null || !partial(type, inputs) || implemented(wanted, type, inputs)) {
      return List.of();
    }
    Map<Value, Candidate> all = new LinkedHashMap<>();
    for (Scene scene : Scene.ALL) {
      Value stub = new Making(inputs, scene).stub((DeclaredType) wanted.type(), 0);
      all.putIfAbsent(stub, new Candidate(stub, scene.trait()));
    }
    return List.copyOf(all.values());
  }

  // What does all that it promises tells more than what does a few things of it.
  private static boolean implemented(Wanted wanted, TypeElement type, Inputs inputs) {
    return !Scene.tells(type.getQualifiedName().toString())
        && !inputs.implementations().of(type).isEmpty()
        && !new SubtypeRule().candidates(wanted, inputs).isEmpty();
  }

  private static boolean partial(TypeElement type, Inputs inputs) {
    return type.getKind() == ElementKind.INTERFACE
        && !type.getModifiers().contains(Modifier.SEALED)
        && inputs.reachable(type)
        && (Scene.tells(type.getQualifiedName().toString())
            || inputs.abstractMethods(type).size() > StubRule.MOST_METHODS);
  }

  /** Makes the stubs of one scene. */
  private record Making(Inputs inputs, Scene scene) {
    Value.Stub stub(DeclaredType type, int depth) {
      TypeElement element = (TypeElement) type.asElement();
      Map<String, Value.StubMethod> methods = new LinkedHashMap<>();
      for (ExecutableElement method : inputs.abstractMethods(element)) {
        String name = method.getSimpleName().toString();
        if (!methods.containsKey(name) && inputs.mentioned().has(name)) {
          var as = (ExecutableType) inputs.types().asMemberOf(type, method);
          answer(element, name, as, depth)
              .ifPresent(answer ->
                  methods.put(
                      name,
                      new Value.StubMethod(
                          "public ", TypeName.of(as.getReturnType()), name, List.of(), answer)));
        }
      }
      return new Value.Stub(
          TypeName.of(type), false, List.of(), List.copyOf(methods.values()), failure(element));
    }

    private Optional<Value> answer(
        TypeElement owner, String method, ExecutableType type, int depth) {
      TypeMirror returns = type.getReturnType();
      if (returns.getKind() == TypeKind.VOID) {
        return Optional.empty();
      }
      TypeElement answered = inputs.element(returns);
      if (answered != null && partial(answered, inputs)) {
        return depth < DEEPEST
            ? Optional.of(stub((DeclaredType) returns, depth + 1))
            : Optional.empty();
      }
      return scene
          .answer(owner.getQualifiedName().toString(), method, inputs)
          .or(() -> plain(returns, method));
    }

    private Optional<Value> plain(TypeMirror type, String method) {
      boolean simple =
          type.getKind().isPrimitive()
              || inputs.isText(type)
              || inputs.unboxedKind(type) != TypeKind.NONE;
      return simple
          ? inputs.of(new Wanted(type, method, MOST_NESTED)).stream()
              .map(Candidate::value)
              .findFirst()
          : Optional.empty();
    }

    // What most of its methods declare; where they declare nothing, what goes wrong anywhere.
    private Value failure(TypeElement type) {
      List<TypeMirror> declared = new ArrayList<>();
      for (ExecutableElement method : inputs.abstractMethods(type)) {
        if (Scene.tells(type.getQualifiedName().toString())) {
          declared.addAll(method.getThrownTypes());
        }
      }
      boolean sql =
          declared.stream().anyMatch(it -> inputs.qualified(it).equals("java.sql.SQLException"));
      return sql
          ? Value.newFrom(java.sql.SQLException.class, "broken")
          : Value.newFrom(IllegalStateException.class, "broken");
    }
  }
}
