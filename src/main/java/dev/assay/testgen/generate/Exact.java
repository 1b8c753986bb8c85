package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Candidate;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;

/**
 * Takes away casts that no overload asks for: where all methods of that name with as many
 * parameters have the same type in a place, what stands there decides nothing. Stateless.
 */
final class Exact {
  private Exact() {}

  static Case plain(Target target, Case each) {
    Row row = each.row();
    if (row.values().stream().noneMatch(Value.As.class::isInstance)) {
      return each;
    }
    List<ExecutableElement> alike = target.alike();
    List<Candidate> arguments = new ArrayList<>();
    for (int i = 0; i < row.arguments().size(); i++) {
      Candidate argument = row.arguments().get(i);
      boolean needed = !(argument.value() instanceof Value.As cast) || decides(alike, i, cast);
      arguments.add(
          needed
              ? argument
              : new Candidate(((Value.As) argument.value()).value(), argument.trait()));
    }
    Row plain = new Row(row.id(), row.receiver(), arguments, row.varied());
    return new Case(plain, each.expectation(), each.basis());
  }

  private static boolean decides(List<ExecutableElement> alike, int index, Value.As cast) {
    boolean plain = cast.value() instanceof Value.Literal || cast.value() instanceof Value.Null;
    return !plain
        || alike.stream().anyMatch(ExecutableElement::isVarArgs)
        || alike.stream()
                .map(each -> each.getParameters().get(index).asType().toString())
                .distinct()
                .count()
            > 1;
  }
}
