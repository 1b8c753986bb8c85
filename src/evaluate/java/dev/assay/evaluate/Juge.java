package dev.assay.evaluate;

/**
 * The score of the JUGE competition, at most 7: {@code (line + 2 * branch + 4 * mutation) * min(1,
 * budget / time) - (flaky ratio + uncompilable ratio)}. Red tests are worse than flaky ones and are
 * counted with them. Stateless.
 */
final class Juge {
  private static final int BRANCH_WEIGHT = 2;
  private static final int MUTATION_WEIGHT = 4;

  private Juge() {}

  /** What the tests reach, each from 0 to 1. */
  record Reached(double line, double branch, double mutation) {
    double weighted() {
      return line + BRANCH_WEIGHT * branch + MUTATION_WEIGHT * mutation;
    }
  }

  /** What is wrong with them, each from 0 to 1. */
  record Wrong(double flaky, double uncompilable) {
    static final Wrong NOTHING = new Wrong(0, 0);
  }

  static double score(Reached reached, double budgetMillis, double millis, Wrong wrong) {
    double inTime = millis <= 0 ? 1 : Math.min(1, budgetMillis / millis);
    return reached.weighted() * inTime - (wrong.flaky() + wrong.uncompilable());
  }
}
