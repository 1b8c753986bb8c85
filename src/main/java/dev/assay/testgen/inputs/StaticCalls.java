package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;
import javax.lang.model.element.ExecutableElement;

/** Makes values that static methods give. Stateless. */
public final class StaticCalls {
  private StaticCalls() {}

  public static Value of(ExecutableElement method, List<Value> arguments, Inputs inputs) {
    return new Value.StaticCall(
        TypeName.of(Enclosing.type(method)),
        method.getSimpleName().toString(),
        inputs.erased(method),
        arguments);
  }
}
