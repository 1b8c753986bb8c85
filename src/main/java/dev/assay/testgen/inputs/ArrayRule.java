package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.ArrayType;

/** Arrays: two elements, none, one, and equal ones. */
final class ArrayRule implements ValueRule {
  private static final int ELEMENTS = 3;

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    if (!(wanted.type() instanceof ArrayType array)) {
      return List.of();
    }
    List<Value> elements =
        inputs.of(wanted.inside(array.getComponentType(), wanted.name())).stream()
            .map(Candidate::value)
            .limit(ELEMENTS)
            .toList();
    TypeName element = TypeName.of(array.getComponentType());
    List<Candidate> all = new ArrayList<>();
    if (!elements.isEmpty()) {
      all.add(new Candidate(new Value.ArrayOf(element, elements), "HasSeveralElements"));
    }
    all.add(new Candidate(new Value.ArrayOf(element, List.of()), "Empty"));
    if (!elements.isEmpty()) {
      Value first = elements.getFirst();
      all.add(new Candidate(new Value.ArrayOf(element, List.of(first)), "HasOneElement"));
      all.add(new Candidate(new Value.ArrayOf(element, List.of(first, first)), "HasEqualElements"));
    }
    return all;
  }
}
