package dev.assay.lab;

/**
 * How far a floating point number may be from what was expected: what a written test allows and
 * what counts as noticing a mutant are the same. Stateless.
 */
public final class Tolerance {
  private static final double ABSOLUTE = 1e-9;
  private static final double RELATIVE = 1e-12;

  private Tolerance() {}

  /** The delta for an expected number; 0 for NaN and the infinities, which are compared exactly. */
  public static double of(double expected) {
    return Double.isFinite(expected) ? Math.max(ABSOLUTE, Math.abs(expected) * RELATIVE) : 0;
  }

  /** Whether a value passes where another was expected. */
  public static boolean alike(Value expected, Value actual) {
    if (expected instanceof Value.Literal(Object wanted)
        && actual instanceof Value.Literal(Object given)
        && wanted.getClass() == given.getClass()) {
      return switch (wanted) {
        case Double number ->
            number.equals(given) || Math.abs(number - (Double) given) <= of(number);
        case Float number -> number.equals(given) || Math.abs(number - (Float) given) <= of(number);
        default -> wanted.equals(given);
      };
    }
    return expected.equals(actual);
  }
}
