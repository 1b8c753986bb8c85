package dev.assay.evaluate;

/** Says on standard error how far the measurement is. Safe on any thread. */
final class Progress {
  private static final long START = System.nanoTime();

  private Progress() {}

  static void say(String words) {
    System.err.printf("%5.0f s  %s%n", seconds(), words);
  }

  /** Since the start. */
  static double seconds() {
    return (System.nanoTime() - START) / 1e9;
  }
}
