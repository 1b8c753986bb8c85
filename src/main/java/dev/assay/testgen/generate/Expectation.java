package dev.assay.testgen.generate;

import dev.assay.testgen.evaluate.Outcome;
import dev.assay.testgen.inputs.TypeName;
import dev.assay.testgen.inputs.Value;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is expected of a row, and how that is known. Immutable. */
public sealed interface Expectation {
  /** Where an expected value comes from. */
  enum Provenance {
    /** The code or its documentation declares it. */
    SPECIFIED,
    /** Worked out from the source, statement by statement. */
    COMPUTED,
    /** Seen when the code ran. */
    OBSERVED,
    /** A pattern says so. */
    PATTERN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The call throws.
   *
   * @param path tells the ways through the code apart
   */
  record Throws(TypeName exception, Provenance provenance, int line, int path)
      implements Expectation {}

  /**
   * The call returns.
   *
   * @param value null where there is none that can be written
   * @param after what else can be read then
   */
  record Returns(@Nullable Value value, Outcome.After after, Provenance provenance, int path)
      implements Expectation {
    boolean observable() {
      return value != null || !after.plain();
    }
  }

  /** Two instances made alike are equal; {@code other} differs from them in one component. */
  record Equal(Value one, Value alike, Value other) implements Expectation {}

  /** It cannot be told yet: the code has to be run. */
  record Unknown(Skip code, String reason) implements Expectation {}
}
