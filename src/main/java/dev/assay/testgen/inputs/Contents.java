package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What collections, maps and their like hold. Stateless. */
final class Contents {
  static final String OBJECT = "java.lang.Object";
  private static final int MOST = 3;

  /** {@code List.of} has a method for each number of elements up to this. */
  private static final int MOST_LISTED = 10;

  private Contents() {}

  /** A type argument; Object where the type is written without. */
  static TypeMirror argument(TypeMirror type, int index, Inputs inputs) {
    if (type instanceof DeclaredType declared && declared.getTypeArguments().size() > index) {
      return declared.getTypeArguments().get(index);
    }
    TypeElement object = inputs.elements().getTypeElement(OBJECT);
    return object == null ? type : object.asType();
  }

  /** A few values that differ, the plainest first. */
  static List<Value> elements(Wanted wanted, TypeMirror type, Inputs inputs) {
    return inputs.of(wanted.inside(type, wanted.name())).stream()
        .filter(candidate -> !candidate.trait().equals("VeryLong"))
        .map(Candidate::value)
        .distinct()
        .limit(MOST)
        .toList();
  }

  static Value listOf(List<Value> elements) {
    if (elements.size() > MOST_LISTED) {
      return Value.call(
          Collections.class,
          "nCopies",
          List.of("int", OBJECT),
          List.of(Value.of(elements.size()), elements.getFirst()));
    }
    return Value.call(
        List.class, "of", elements.stream().map(element -> OBJECT).toList(), elements);
  }
}
