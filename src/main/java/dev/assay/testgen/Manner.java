package dev.assay.testgen;

import dev.assay.bus.Fault;
import dev.assay.bus.Nearest;
import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Options;
import dev.assay.testgen.generate.Style;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the options of a question come to, with the defaults filled in: equal for questions that ask
 * for the same in other words. Immutable.
 */
record Manner(
    Effort effort,
    Style.Framework framework,
    Style.Assertions assertions,
    long seed,
    boolean patterns,
    boolean conditions,
    boolean execution,
    boolean detail) {
  /** Refuses what is none of the choices, naming them. */
  static Manner of(Generate asked) {
    Options options = asked.options() == null ? Options.DEFAULT : asked.options();
    return new Manner(
        Effort.of(asked),
        choice("framework", options.framework(), Style.Framework.values()),
        choice("assertions", options.assertions(), Style.Assertions.values()),
        options.seed() == null ? 0 : options.seed(),
        !Boolean.FALSE.equals(options.patterns()),
        !Boolean.FALSE.equals(options.conditions()),
        !Boolean.FALSE.equals(options.execution()),
        Boolean.TRUE.equals(options.detail()));
  }

  private static <E extends Enum<E>> E choice(String option, @Nullable String asked, E[] choices) {
    if (asked == null) {
      return choices[0];
    }
    List<String> names =
        Arrays.stream(choices).map(choice -> choice.name().toLowerCase(Locale.ROOT)).toList();
    int place = names.indexOf(asked);
    if (place < 0) {
      throw Fault.INVALID.because(
          "'options.%s' is one of %s, was '%s'; the nearest is '%s'"
              .formatted(
                  option,
                  String.join(", ", names),
                  Nearest.shortened(asked),
                  Nearest.of(asked, names).orElseThrow()));
    }
    return choices[place];
  }
}
