package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Makes constants and what factories give fit a place with other type arguments: an empty one of
 * Object is one of anything, but only to the raw type can it be cast. Stateless.
 */
final class RawCasts {
  private RawCasts() {}

  static Value fitting(Value given, TypeMirror type, Wanted wanted, Inputs inputs) {
    boolean other =
        wanted.type() instanceof DeclaredType declared
            && !declared.getTypeArguments().isEmpty()
            && !inputs.assignable(type, declared);
    return other ? new Value.As(TypeName.of(wanted.type()).with(List.of()), given) : given;
  }

  /** A call of a factory; as it is where the compiler infers its type arguments. */
  static Value called(
      Wanted wanted, ExecutableElement method, List<Value> arguments, Inputs inputs) {
    Value call = StaticCalls.of(method, arguments, inputs);
    TypeMirror returns = method.getReturnType();
    boolean told =
        method.getTypeParameters().isEmpty()
            && inputs
                .types()
                .isSameType(inputs.types().erasure(returns), inputs.types().erasure(wanted.type()));
    return told ? fitting(call, returns, wanted, inputs) : call;
  }
}
