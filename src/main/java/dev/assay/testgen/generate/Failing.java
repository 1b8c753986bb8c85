package dev.assay.testgen.generate;

import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says of stubs what a test is named for: which method fails, or which was called. Stateless. */
final class Failing {
  /** What only leads to what is done, or ends it. */
  private static final Pattern AROUND =
      Pattern.compile(
          "(get|is|was|prepare|create|set|open|close|next|lock|tryLock|executeQuery).*");

  private Failing() {}

  /** The method of a partial stub among the values of a row that throws. */
  static Optional<String> in(Row row) {
    return Stream.concat(Stream.ofNullable(row.instance()), row.values().stream())
        .map(Failing::in)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> in(Value value) {
    if (value instanceof Value.Stub stub && stub.partial()) {
      Optional<String> own =
          stub.methods().stream()
              .filter(method -> raises(method.answer()))
              .map(Value.StubMethod::name)
              .findFirst();
      if (own.isPresent()) {
        return own;
      }
    }
    return Value.parts(value).stream().map(Failing::in).flatMap(Optional::stream).findFirst();
  }

  private static boolean raises(@Nullable Value answer) {
    return answer instanceof Value.Raise
        || (answer instanceof Value.Turns turns
            && turns.answers().getLast() instanceof Value.Raise);
  }

  /** The first call that does something. */
  static String telling(List<Interaction> calls) {
    return calls.stream()
        .map(Interaction::method)
        .filter(method -> !AROUND.matcher(method).matches())
        .findFirst()
        .orElse(calls.getFirst().method());
  }
}
