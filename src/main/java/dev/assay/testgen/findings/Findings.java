package dev.assay.testgen.findings;

import java.util.List;

/** Judges what was seen when the code ran. Stateless, safe on any thread. */
public final class Findings {
  private static final List<Look> LOOKS =
      List.of(
          new LeakingException(),
          new ThrowsNeverComes(),
          new PatternDisagrees(),
          new Overflow(),
          new PromisedRange(),
          new AlwaysThrows());

  private Findings() {}

  /** What a person should look at, method by method. */
  public static List<Finding> of(Context context) {
    return context.methods().stream()
        .flatMap(method -> LOOKS.stream().flatMap(look -> look.at(method).stream()))
        .distinct()
        .toList();
  }
}
