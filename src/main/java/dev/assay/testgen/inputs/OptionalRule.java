package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Optionals: present and empty. */
final class OptionalRule implements ValueRule {
  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    return switch (inputs.qualified(wanted.type())) {
      case "java.util.Optional" -> optionals(wanted, inputs);
      case "java.util.OptionalInt" ->
          numbers(OptionalInt.class, "int", List.of(Value.of(5), Value.of(0)));
      case "java.util.OptionalLong" ->
          numbers(OptionalLong.class, "long", List.of(Value.of(5L), Value.of(0L)));
      case "java.util.OptionalDouble" ->
          numbers(OptionalDouble.class, "double", List.of(Value.of(2.5), Value.of(0.0)));
      default -> List.of();
    };
  }

  private static List<Candidate> optionals(Wanted wanted, Inputs inputs) {
    List<Candidate> all = new ArrayList<>();
    List<Value> elements =
        Contents.elements(wanted, Contents.argument(wanted.type(), 0, inputs), inputs);
    Value empty = Value.call(Optional.class, "empty", List.of(), List.of());
    for (Value element : elements) {
      all.add(
          new Candidate(
              Value.call(Optional.class, "of", List.of(Contents.OBJECT), List.of(element)),
              all.isEmpty() ? "Present" : "PresentWithAnotherValue"));
      if (all.size() == 1) {
        all.add(new Candidate(empty, "Empty"));
      }
    }
    return all.isEmpty() ? List.of(new Candidate(empty, "Empty")) : all.stream().limit(3).toList();
  }

  private static List<Candidate> numbers(Class<?> type, String primitive, List<Value> values) {
    return List.of(
        new Candidate(
            Value.call(type, "of", List.of(primitive), List.of(values.get(0))), "Present"),
        new Candidate(Value.call(type, "empty", List.of(), List.of()), "Empty"),
        new Candidate(
            Value.call(type, "of", List.of(primitive), List.of(values.get(1))), "PresentAndZero"));
  }
}
