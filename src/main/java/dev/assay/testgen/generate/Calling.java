package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import java.util.List;

/** Writes the call of the method under test. For one writing of one class. */
final class Calling {
  private final Imports imports;

  Calling(Imports imports) {
    this.imports = imports;
  }

  /** The name of the receiver's variable. */
  String variable(Target target) {
    String name = Words.variable(target.owner().getSimpleName().toString());
    return target.parameterNames().contains(name)
            || name.equals("expected")
            || name.equals("result")
        ? "subject"
        : name;
  }

  /** The name of a variable that holds an argument. */
  String parameter(Target target, int index) {
    String name = Words.variable(target.parameterNames().get(index));
    return name.equals("result") || name.equals(variable(target)) ? name + "Argument" : name;
  }

  /** The call with these texts as its arguments. */
  String callWith(Target target, List<String> arguments) {
    return callOn(variable(target), target, arguments);
  }

  /** The call on an expression, where it needs a receiver. */
  String callOn(String receiver, Target target, List<String> arguments) {
    String list = "(" + String.join(", ", arguments) + ")";
    if (target.constructor()) {
      boolean generic = !target.owner().getTypeParameters().isEmpty();
      return "new " + imports.raw(TypeName.of(target.owner())) + (generic ? "<>" : "") + list;
    }
    String on = target.isStatic() ? imports.raw(TypeName.of(target.owner())) : receiver;
    return on + "." + target.method().getSimpleName() + list;
  }
}
