package dev.assay.lab.live;

/**
 * What one run may take. Immutable.
 *
 * @param steps of the subject's own code, counted by its probes
 * @param millis after which a run that waits for something counts as hanging; one that still
 *     computes has four times as long, since the machine may be busy with others
 */
public record Limits(long steps, int millis) {
  /** What holds where nothing else is said. */
  public static final Limits DEFAULT = new Limits(200_000, 500);

  private static final int HURRIED = 2_000;
  private static final Limits SHORT = new Limits(60_000, 150);

  /** What holds where the whole work is to take so long. */
  public static Limits within(int millis) {
    return millis < HURRIED ? SHORT : DEFAULT;
  }

  public Limits {
    if (steps < 1 || millis < 1) {
      throw new IllegalArgumentException(
          "a run needs at least 1 step and 1 ms, was given %d and %d".formatted(steps, millis));
    }
  }
}
