package dev.assay.query.fingerprint;

import dev.assay.bus.Fault;
import java.util.Arrays;
import java.util.List;

/** Which bracket closes which. Immutable once made. */
final class Brackets {
  /**
   * The most that may be nested. PostgreSQL's parser gives up at a few thousand, and what works on
   * nested text here takes time in proportion to depth times length.
   */
  static final int DEEPEST = 2_000;

  private static final int NONE = -1;

  private final int[] partners;

  private Brackets(int[] partners) {
    this.partners = partners;
  }

  /** {@link Fault#INVALID} where they nest too deep. */
  static Brackets of(List<Token> tokens) {
    int[] partners = new int[tokens.size()];
    Arrays.fill(partners, NONE);
    int[] open = new int[DEEPEST];
    int depth = 0;
    for (int i = 0; i < partners.length; i++) {
      Token token = tokens.get(i);
      if (token.isMark('(') || token.isMark('[')) {
        if (depth == DEEPEST) {
          throw Fault.INVALID.because(
              "field 'sql': its brackets nest deeper than " + DEEPEST + " levels");
        }
        open[depth++] = i;
      } else if (depth > 0 && (token.isMark(')') || token.isMark(']'))) {
        partners[open[--depth]] = i;
        partners[i] = open[depth];
      }
    }
    return new Brackets(partners);
  }

  /** The place of the bracket that closes the one at {@code index}; -1 if there is none. */
  int closing(int index) {
    return partners[index] > index ? partners[index] : NONE;
  }

  /** The place of the bracket that opens what the one at {@code index} closes; -1 if none. */
  int opening(int index) {
    return partners[index] < index ? partners[index] : NONE;
  }

  /** The place behind what begins at {@code index}: behind the closing bracket, or the next. */
  int after(int index) {
    int closing = closing(index);
    return closing == NONE ? index + 1 : closing + 1;
  }
}
