package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * What every record promises that leaves its equality to the compiler: made alike it is equal, and
 * differs where a component does. Stateless.
 */
final class RecordLaws {
  private RecordLaws() {}

  /**
   * The law as a case, made of the rows of the canonical constructor.
   *
   * @param written whether the source holds a method, and not only the class file
   */
  static Optional<Case> of(
      Target constructor, List<Row> rows, Predicate<ExecutableElement> written) {
    TypeElement type = constructor.owner();
    boolean ownEquality =
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(written)
            .anyMatch(method ->
                method.getSimpleName().contentEquals("equals")
                    || method.getSimpleName().contentEquals("hashCode"));
    boolean plain =
        type.getKind() == ElementKind.RECORD
            && !ownEquality
            && !written.test(constructor.method())
            && type.getTypeParameters().isEmpty()
            && !rows.isEmpty()
            && !constructor.parameters().isEmpty()
            && rows.getFirst().values().stream().allMatch(RecordLaws::comparesByValue);
    return plain ? differing(constructor, rows) : Optional.empty();
  }

  private static Optional<Case> differing(Target constructor, List<Row> rows) {
    Row first = rows.getFirst();
    return rows.stream()
        .skip(1)
        .filter(row -> row.varied().size() == 1)
        .filter(row -> row.values().stream().allMatch(RecordLaws::comparesByValue))
        .findFirst()
        .map(other ->
            new Case(
                first,
                new Expectation.Equal(
                    made(constructor, first), made(constructor, first), made(constructor, other))));
  }

  private static Value made(Target constructor, Row row) {
    List<String> parameters = new ArrayList<>();
    constructor.parameters().forEach(parameter -> parameters.add(parameter.toString()));
    return new Value.New(
        dev.assay.lab.TypeName.of(constructor.owner()),
        parameters,
        row.arguments().stream().map(Candidate::value).toList(),
        null);
  }

  private static boolean comparesByValue(Value value) {
    return value instanceof Value.Literal || value instanceof Value.Constant;
  }
}
