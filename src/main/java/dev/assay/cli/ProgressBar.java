package dev.assay.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** One line of a terminal that says how far a job is. For one thread. */
final class ProgressBar {
  // Set by scripts/assay: Java cannot ask whether standard error alone is a terminal.
  private static final String TERMINAL = "assay.terminal";
  private static final int WIDTH = 24;
  private static final int PERCENT = 100;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean shown;

  ProgressBar(PrintWriter err, boolean shown) {
    this.err = err;
    this.shown = shown;
  }

  /** Whether somebody looks at standard error. */
  static boolean isSeen() {
    return Boolean.getBoolean(TERMINAL);
  }

  void show(String stage, int done, int total, double best) {
    if (!shown) {
      return;
    }
    int filled = total <= 0 ? 0 : Math.clamp((long) WIDTH * done / total, 0, WIDTH);
    err.printf(
        Locale.ROOT,
        "%s[%s%s] %s%s%s",
        CLEAR,
        "#".repeat(filled),
        "-".repeat(WIDTH - filled),
        stage,
        total > 0 ? " %d/%d".formatted(done, total) : "",
        best > 0 ? ", best %d %%".formatted((int) (best * PERCENT)) : "");
    err.flush();
  }

  void clear() {
    if (shown) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
