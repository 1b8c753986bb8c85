package dev.assay.testgen.generate;

import dev.assay.bus.Fault;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What tests are written with. Immutable.
 *
 * @param mockito whether mocks may stand for interfaces: only where the class path has Mockito
 */
public record Style(Framework framework, Assertions assertions, boolean mockito) {
  /** What holds where nothing is asked for. */
  public static final Style DEFAULT = new Style(Framework.JUNIT5, Assertions.JUNIT, false);

  /** Runs the tests. */
  public enum Framework {
    JUNIT5,
    JUNIT4
  }

  /** Says what is expected. */
  public enum Assertions {
    JUNIT,
    ASSERTJ
  }

  /** The style that is asked for in these words; null stands for the default. */
  public static Style of(@Nullable String framework, @Nullable String assertions, boolean mockito) {
    return new Style(
        framework == null ? Framework.JUNIT5 : named(Framework.class, "framework", framework),
        assertions == null ? Assertions.JUNIT : named(Assertions.class, "assertions", assertions),
        mockito);
  }

  private static <E extends Enum<E>> E named(Class<E> type, String option, String word) {
    for (E each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
        return each;
      }
    }
    throw Fault.INVALID.because(
        "the option '%s' has no value '%s'; expected one of %s"
            .formatted(
                option,
                dev.assay.bus.Nearest.shortened(word),
                String.join(
                    ", ",
                    java.util.Arrays.stream(type.getEnumConstants())
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .toList())));
  }
}
