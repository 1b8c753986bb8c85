package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Streams and iterators, which are used up: an expression that makes a new one each time. */
final class StreamRule implements ValueRule {
  private static final String SEVERAL = "HasSeveralElements";

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    return switch (inputs.qualified(wanted.type())) {
      case "java.util.Iterator" ->
          ofList(
              wanted,
              inputs,
              "iterator",
              Value.call(Collections.class, "emptyIterator", List.of(), List.of()));
      case "java.util.ListIterator" ->
          ofList(
              wanted,
              inputs,
              "listIterator",
              Value.call(Collections.class, "emptyListIterator", List.of(), List.of()));
      case "java.util.Enumeration" -> enumerations(wanted, inputs);
      case "java.util.stream.Stream" ->
          ofList(wanted, inputs, "stream", Value.call(Stream.class, "empty", List.of(), List.of()));
      case "java.util.stream.IntStream" ->
          ofNumbers(IntStream.class, int.class, List.of(Value.of(5), Value.of(0), Value.of(-1)));
      case "java.util.stream.LongStream" ->
          ofNumbers(
              LongStream.class, long.class, List.of(Value.of(5L), Value.of(0L), Value.of(-1L)));
      case "java.util.stream.DoubleStream" ->
          ofNumbers(
              DoubleStream.class,
              double.class,
              List.of(Value.of(2.5), Value.of(0.0), Value.of(-1.5)));
      default -> List.of();
    };
  }

  private static List<Candidate> ofList(Wanted wanted, Inputs inputs, String method, Value empty) {
    List<Value> elements =
        Contents.elements(wanted, Contents.argument(wanted.type(), 0, inputs), inputs);
    if (elements.isEmpty()) {
      return List.of(new Candidate(empty, "Empty"));
    }
    return List.of(
        new Candidate(through(wanted, elements, method), SEVERAL),
        new Candidate(empty, "Empty"),
        new Candidate(through(wanted, elements.subList(0, 1), method), "HasOneElement"));
  }

  // List.of(5, 2.5) is no list of numbers until it is told to be.
  private static Value through(Wanted wanted, List<Value> elements, String method) {
    boolean mixed =
        elements.stream()
                .map(each ->
                    each instanceof Value.Literal(Object it) ? it.getClass() : each.getClass())
                .distinct()
                .count()
            > 1;
    Value list =
        mixed
            ? CollectionRule.of(ArrayList.class, wanted.type(), elements)
            : Contents.listOf(elements);
    return new Value.Chain(list, method, List.of(), List.of());
  }

  private static List<Candidate> enumerations(Wanted wanted, Inputs inputs) {
    List<Value> elements =
        Contents.elements(wanted, Contents.argument(wanted.type(), 0, inputs), inputs);
    Value empty = Value.call(Collections.class, "emptyEnumeration", List.of(), List.of());
    Value several =
        Value.call(
            Collections.class,
            "enumeration",
            List.of("java.util.Collection"),
            List.of(Contents.listOf(elements)));
    return elements.isEmpty()
        ? List.of(new Candidate(empty, "Empty"))
        : List.of(new Candidate(several, SEVERAL), new Candidate(empty, "Empty"));
  }

  private static List<Candidate> ofNumbers(Class<?> type, Class<?> element, List<Value> numbers) {
    Value array = new Value.ArrayOf(TypeName.of(element), numbers);
    Value several =
        Value.call(Arrays.class, "stream", List.of(element.getName() + "[]"), List.of(array));
    return List.of(
        new Candidate(several, SEVERAL),
        new Candidate(Value.call(type, "empty", List.of(), List.of()), "Empty"));
  }
}
