package dev.assay.testgen.inputs;

import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Interfaces with one abstract method, as a lambda that answers a plain value. */
final class LambdaRule implements ValueRule {
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
    TypeName name = TypeName.of(wanted.type());
    int parameters = method.getParameterTypes().size();
    TypeMirror returns = method.getReturnType();
    if (returns.getKind() == TypeKind.VOID) {
      return List.of(new Candidate(new Value.Lambda(name, parameters, null), "Lambda"));
    }
    Value answer = inputs.answer(wanted.inside(inputs.concrete(returns), "answer"));
    return List.of(new Candidate(new Value.Lambda(name, parameters, answer), "Lambda"));
  }
}
