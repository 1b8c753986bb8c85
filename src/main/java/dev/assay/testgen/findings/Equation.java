package dev.assay.testgen.findings;

import dev.assay.lab.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a call has to return, known before it runs. Immutable.
 *
 * @param rule which it belongs to
 * @param trial of the call
 * @param other a trial whose result it is compared with; -1 where the value is known
 * @param expected the value that is known
 * @param call as a person writes it
 */
record Equation(Rule rule, int trial, int other, @Nullable Value expected, String call) {
  /**
   * What several equations try, each with other values.
   *
   * @param method how a person calls the method
   * @param kept how many others have to hold before a broken one is believed
   * @param why it has to be so
   */
  record Rule(String method, int line, String kind, int kept, Relation relation, String why) {
    Rule with(Relation other) {
      return new Rule(method, line, kind, kept, other, why);
    }
  }

  /** What the result has to do with the other. */
  enum Relation {
    SAME,
    /** True just where the other is not below 0, as an index. */
    TRUE_FROM_ZERO,
    /** True just where the other is more than 0, as a count. */
    TRUE_ABOVE_ZERO
  }
}
