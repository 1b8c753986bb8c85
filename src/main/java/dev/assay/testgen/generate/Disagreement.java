package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import dev.assay.patterns.Pattern;
import java.util.Optional;
import java.util.function.Function;

/** Compares what a pattern expects of a row with what the code does. Stateless. */
final class Disagreement {
  private Disagreement() {}

  /** What a person should look at; nothing where they agree or cannot be compared. */
  static Optional<String> of(
      Target target,
      PatternRows.Suggested suggested,
      Expectation does,
      Function<String, Optional<Value>> reader) {
    Pattern.Expectation expected = suggested.row().expect();
    String call = target.name() + "(" + String.join(", ", suggested.row().inputs()) + ")";
    String expects = "; the pattern '" + suggested.pattern().title() + "' expects ";
    return switch (does) {
      case Expectation.Returns returned when expected.kind() == Pattern.Expected.THROWS ->
          Optional.of(call + " returns" + expects + expected.value());
      case Expectation.Throws thrown when expected.kind() == Pattern.Expected.RETURNS ->
          Optional.of(call + " throws " + thrown.exception().simple() + expects + expected.value());
      case Expectation.Returns returned when expected.kind() == Pattern.Expected.RETURNS ->
          reader
              .apply(expected.value())
              .filter(value -> differ(value, returned.value()))
              .map(value -> call + " returns something else" + expects + expected.value());
      default -> Optional.empty();
    };
  }

  private static boolean differ(Value expected, @org.jspecify.annotations.Nullable Value actual) {
    return expected instanceof Value.Literal
        && actual instanceof Value.Literal
        && !expected.equals(actual);
  }
}
