package dev.assay.testgen.findings;

import dev.assay.lab.Observed;
import dev.assay.lab.Tolerance;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pattern of such code expects something else than what was seen. */
final class PatternDisagrees implements Look {
  private static final String KIND = "patternDisagrees";

  @Override
  public List<Finding> at(Context.Method method, Context context) {
    return method.expected().stream()
        .flatMap(expected -> disagreement(method, expected).stream())
        .toList();
  }

  private static Optional<Finding> disagreement(Context.Method method, Context.Expected expected) {
    List<Value> wanted = expected.arguments().stream().map(Traits::plain).toList();
    return method.tried().stream()
        .filter(
            tried -> tried.trial().arguments().stream().map(Traits::plain).toList().equals(wanted))
        .flatMap(tried ->
            does(tried.observed(), expected).stream()
                .map(words -> CallText.of(method.task(), tried.trial()) + words))
        .findFirst()
        .map(words ->
            new Finding(
                method.label(),
                method.line(),
                KIND,
                words + "; the pattern '" + expected.pattern() + "' expects " + expected.text()));
  }

  private static Optional<String> does(Observed observed, Context.Expected expected) {
    return switch (observed) {
      case Observed.Returned returned when expected.throwing() ->
          Optional.of(" returned " + words(returned.value()));
      case Observed.Returned returned when differ(expected.value(), returned.value()) ->
          Optional.of(" returned " + words(returned.value()));
      case Observed.Threw threw when !expected.throwing() ->
          Optional.of(" threw " + threw.type().simple());
      default -> Optional.empty();
    };
  }

  private static String words(@Nullable Value value) {
    return value == null ? "normally" : CallText.of(value);
  }

  // Other values than literals can be written in several ways.
  private static boolean differ(@Nullable Value expected, @Nullable Value actual) {
    return expected instanceof Value.Literal
        && actual instanceof Value.Literal
        && !Tolerance.alike(expected, actual);
  }
}
