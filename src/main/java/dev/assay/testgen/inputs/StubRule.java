package dev.assay.testgen.inputs;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Interfaces and abstract classes, as an anonymous class that answers plain values. */
final class StubRule implements ValueRule {
  private static final int MOST_METHODS = 12;

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    TypeElement type = inputs.element(wanted.type());
    if (type == null || !stubbable(type, inputs)) {
      return List.of();
    }
    List<Value.StubMethod> methods = new ArrayList<>();
    for (ExecutableElement method : inputs.abstractMethods(type)) {
      Value.StubMethod stub = stub(wanted, method, inputs);
      if (stub == null) {
        return List.of();
      }
      methods.add(stub);
    }
    boolean isClass = type.getKind() == ElementKind.CLASS;
    if (!isClass) {
      return List.of(
          new Candidate(
              new Value.Stub(TypeName.of(wanted.type()), false, List.of(), methods), "Stub"));
    }
    List<Value> arguments = constructor(wanted, type, inputs);
    return arguments == null
        ? List.of()
        : List.of(
            new Candidate(
                new Value.Stub(TypeName.of(wanted.type()), true, arguments, methods), "Stub"));
  }

  private static boolean stubbable(TypeElement type, Inputs inputs) {
    boolean open =
        type.getKind() == ElementKind.INTERFACE
            || (type.getKind() == ElementKind.CLASS
                && type.getModifiers().contains(Modifier.ABSTRACT));
    return open
        && inputs.reachable(type)
        && !type.getModifiers().contains(Modifier.SEALED)
        && !Enclosing.needsOuter(type)
        && inputs.abstractMethods(type).size() <= MOST_METHODS;
  }

  private static @Nullable List<Value> constructor(Wanted wanted, TypeElement type, Inputs inputs) {
    return javax.lang.model.util.ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .filter(inputs::reachable)
        .map(constructor -> inputs.arguments(wanted, constructor))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Value.@Nullable StubMethod stub(
      Wanted wanted, ExecutableElement method, Inputs inputs) {
    if (!method.getTypeParameters().isEmpty() || !inputs.reachable(method)) {
      return null;
    }
    var type = (ExecutableType) inputs.types().asMemberOf((DeclaredType) wanted.type(), method);
    TypeMirror returns = type.getReturnType();
    Value answer =
        returns.getKind() == TypeKind.VOID
            ? null
            : inputs.answer(wanted.inside(inputs.concrete(returns), "answer"));
    String visibility =
        method.getModifiers().contains(Modifier.PUBLIC)
            ? "public "
            : method.getModifiers().contains(Modifier.PROTECTED) ? "protected " : "";
    return new Value.StubMethod(
        visibility,
        TypeName.of(returns),
        method.getSimpleName().toString(),
        type.getParameterTypes().stream().map(TypeName::of).toList(),
        answer);
  }
}
