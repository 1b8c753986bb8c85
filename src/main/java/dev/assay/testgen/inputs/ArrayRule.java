package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.type.ArrayType;

/**
 * Arrays: a few elements, none, one, and equal ones. Those of arrays are as wide everywhere, as a
 * matrix is, and then not.
 */
final class ArrayRule implements ValueRule {
  private static final int ELEMENTS = 3;
  private static final String NO_NUMBER = "NaN";

  /** What is equal to another element for all but the closest look. */
  private static final String NEGATIVE_ZERO = "NegativeZero";

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    if (!(wanted.type() instanceof ArrayType array)) {
      return List.of();
    }
    List<Candidate> found =
        inputs.of(wanted.inside(array.getComponentType(), wanted.name())).stream()
            .filter(it -> !it.trait().equals(NEGATIVE_ZERO))
            .toList();
    List<Value> elements = found.stream().map(Candidate::value).limit(ELEMENTS).toList();
    TypeName element = TypeName.of(array.getComponentType());
    boolean nested = array.getComponentType() instanceof ArrayType;
    List<Candidate> all = new ArrayList<>();
    if (!elements.isEmpty()) {
      List<Value> several = nested ? turned(elements.getFirst()) : elements;
      all.add(new Candidate(new Value.ArrayOf(element, several), "HasSeveralElements"));
    }
    all.add(new Candidate(new Value.ArrayOf(element, List.of()), "Empty"));
    if (!elements.isEmpty()) {
      Value first = elements.getFirst();
      all.add(new Candidate(new Value.ArrayOf(element, List.of(first)), "HasOneElement"));
      all.add(new Candidate(new Value.ArrayOf(element, List.of(first, first)), "HasEqualElements"));
    }
    if (nested && elements.size() > 1) {
      all.add(new Candidate(new Value.ArrayOf(element, elements), "HasRowsOfSeveralLengths"));
    }
    found.stream()
        .filter(it -> it.trait().equals(NO_NUMBER))
        .map(it -> Stream.concat(elements.stream().limit(1), Stream.of(it.value())))
        .map(it -> Stream.concat(it, elements.stream().skip(1)).toList())
        .forEach(it -> all.add(new Candidate(new Value.ArrayOf(element, it), "HasANaN")));
    return all;
  }

  // As many rows as columns, of which no two are alike.
  private static List<Value> turned(Value row) {
    return row instanceof Value.ArrayOf(TypeName type, List<Value> cells) && cells.size() > 1
        ? IntStream.range(0, cells.size())
            .mapToObj(
                by -> Stream.concat(cells.stream().skip(by), cells.stream().limit(by)).toList())
            .<Value>map(turned -> new Value.ArrayOf(type, turned))
            .toList()
        : List.of(row, row);
  }
}
