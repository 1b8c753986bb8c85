package dev.assay.testgen.generate;

import dev.assay.testgen.inputs.TypeName;
import dev.assay.testgen.inputs.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the call of the method under test. For one writing of one class. */
final class Calling {
  private final Imports imports;
  private final ExpressionText expressions;

  Calling(Imports imports, ExpressionText expressions) {
    this.imports = imports;
    this.expressions = expressions;
  }

  /** The statement that makes the receiver, or nothing. */
  List<String> arrange(Target target, @Nullable Value receiver) {
    if (receiver == null) {
      return List.of();
    }
    TypeName type = TypeName.of(target.instance());
    Value base = receiver instanceof Value.Prepared prepared ? prepared.base() : receiver;
    List<String> statements = new ArrayList<>();
    statements.add(
        "%s %s = %s;".formatted(imports.name(type), variable(target), expressions.of(base)));
    if (receiver instanceof Value.Prepared prepared) {
      statements.add(
          "%s.%s%s;"
              .formatted(
                  variable(target),
                  prepared.method(),
                  expressions.arguments(prepared.arguments())));
    }
    return statements;
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

  /** The call with other texts as its arguments. */
  String callWith(Target target, List<String> arguments) {
    String list = "(" + String.join(", ", arguments) + ")";
    if (target.constructor()) {
      boolean generic = !target.owner().getTypeParameters().isEmpty();
      return "new " + imports.raw(TypeName.of(target.owner())) + (generic ? "<>" : "") + list;
    }
    String on = target.isStatic() ? imports.raw(TypeName.of(target.owner())) : variable(target);
    return on + "." + target.method().getSimpleName() + list;
  }
}
