package dev.assay.testgen.findings;

import dev.assay.lab.Observed;
import dev.assay.lab.Reply;
import dev.assay.lab.Tolerance;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of such code expects something else than what was seen. It has to know the method: what
 * patterns expect of it comes true more often than not.
 */
final class PatternDisagrees implements Look {
  private static final String KIND = "patternDisagrees";
  private static final int ENOUGH = 2;
  private static final int EXAMPLES = 3;

  private enum Verdict {
    AGREES,
    DISAGREES,
    NONE
  }

  @Override
  public List<Finding> at(Context.Method method) {
    Map<String, List<String>> disagreeing = new LinkedHashMap<>();
    int agreed = 0;
    int disagreed = 0;
    for (Context.Expected expected : method.expected()) {
      Reply.Tried tried = tried(method, expected);
      Verdict verdict = tried == null ? Verdict.NONE : verdict(method, tried, expected);
      if (verdict == Verdict.AGREES) {
        agreed++;
      } else if (verdict == Verdict.DISAGREES && tried != null) {
        disagreed++;
        disagreeing
            .computeIfAbsent(expected.pattern(), key -> new ArrayList<>())
            .add(
                "%s %s instead of %s"
                    .formatted(
                        CallText.of(method.task(), tried.trial()),
                        words(tried.observed()),
                        expected.text()));
      }
    }
    return !method.facts().open() || agreed < ENOUGH || agreed <= disagreed
        ? List.of()
        : findings(method, disagreeing, agreed);
  }

  private static List<Finding> findings(
      Context.Method method, Map<String, List<String>> disagreeing, int agreed) {
    List<Finding> all = new ArrayList<>();
    disagreeing.forEach((pattern, examples) ->
        all.add(
            new Finding(
                method.label(),
                method.line(),
                KIND,
                "%s; the pattern '%s' expects that, and %d other calls went as patterns expect"
                    .formatted(
                        examples.stream().limit(EXAMPLES).collect(Collectors.joining(", ")),
                        pattern,
                        agreed))));
    return all;
  }

  private static Reply.@Nullable Tried tried(Context.Method method, Context.Expected expected) {
    List<Value> wanted = expected.arguments().stream().map(Traits::plain).toList();
    return method.tried().stream()
        .filter(
            tried -> tried.trial().arguments().stream().map(Traits::plain).toList().equals(wanted))
        .findFirst()
        .orElse(null);
  }

  private static Verdict verdict(
      Context.Method method, Reply.Tried tried, Context.Expected expected) {
    return switch (tried.observed()) {
      case Observed.Returned returned when expected.throwing() -> disagrees(method, tried);
      case Observed.Returned returned
          when expected.value() instanceof Value.Literal
              && returned.value() instanceof Value.Literal ->
          Tolerance.alike(expected.value(), returned.value())
              ? Verdict.AGREES
              : disagrees(method, tried);
      // What the code itself refuses is meant.
      case Observed.Threw threw when !expected.throwing() ->
          threw.raised() ? Verdict.NONE : disagrees(method, tried);
      case Observed.Threw threw -> Verdict.AGREES;
      default -> Verdict.NONE;
    };
  }

  // Documentation that speaks of such an input knows better than any pattern.
  private static Verdict disagrees(Context.Method method, Reply.Tried tried) {
    String doc = method.facts().doc().toLowerCase(Locale.ROOT);
    boolean spoken =
        tried.trial().arguments().stream()
            .anyMatch(each ->
                (Traits.isEmpty(each) && doc.contains("empty"))
                    || (Traits.isBlank(each) && doc.matches("(?s).*(blank|empty|space).*"))
                    || (Integer.valueOf(-1).equals(Traits.sign(each)) && doc.contains("negative"))
                    || (Integer.valueOf(0).equals(Traits.sign(each))
                        && doc.matches("(?s).*\\b(zero|0)\\b.*")));
    return spoken ? Verdict.NONE : Verdict.DISAGREES;
  }

  private static String words(Observed observed) {
    return switch (observed) {
      case Observed.Returned returned ->
          "returned " + (returned.value() == null ? "normally" : CallText.of(returned.value()));
      case Observed.Threw threw -> "threw " + threw.type().simple();
      case Observed.Lost lost -> lost.words();
    };
  }
}
