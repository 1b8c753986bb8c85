package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.ArrayType;

/** Arrays: several elements, none, one, and equal ones; of arrays as many rows as columns. */
final class ArrayRule implements ValueRule {
  private static final int ELEMENTS = 3;

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    if (!(wanted.type() instanceof ArrayType array)) {
      return List.of();
    }
    List<Value> elements =
        inputs.of(wanted.inside(array.getComponentType(), wanted.name())).stream()
            .filter(it -> !it.trait().equals("NegativeZero"))
            .map(Candidate::value)
            .limit(ELEMENTS)
            .toList();
    TypeName element = TypeName.of(array.getComponentType());
    List<Candidate> all = new ArrayList<>();
    if (!elements.isEmpty()) {
      List<Value> rows = square(elements.getFirst());
      if (!rows.isEmpty()) {
        all.add(new Candidate(new Value.ArrayOf(element, rows), "HasSeveralRows"));
      }
      String several = rows.isEmpty() ? "HasSeveralElements" : "HasRowsOfManyLengths";
      all.add(new Candidate(new Value.ArrayOf(element, elements), several));
    }
    all.add(new Candidate(new Value.ArrayOf(element, List.of()), "Empty"));
    if (!elements.isEmpty()) {
      Value first = elements.getFirst();
      all.add(new Candidate(new Value.ArrayOf(element, List.of(first)), "HasOneElement"));
      all.add(new Candidate(new Value.ArrayOf(element, List.of(first, first)), "HasEqualElements"));
    }
    return all;
  }

  // The same elements in each row, and none of the rows like another.
  private static List<Value> square(Value first) {
    List<Value> rows = new ArrayList<>();
    if (first instanceof Value.ArrayOf(TypeName element, List<Value> row)) {
      for (int i = 0; i < row.size(); i++) {
        List<Value> turned = new ArrayList<>(row.subList(i, row.size()));
        turned.addAll(row.subList(0, i));
        rows.add(new Value.ArrayOf(element, turned));
      }
    }
    return rows;
  }
}
