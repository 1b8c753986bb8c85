package dev.assay.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;

/** One line of a terminal that says how far a job is. For one thread. */
final class ProgressBar {
  // Set by scripts/assay, which can ask for standard error alone.
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
    String told = System.getProperty(TERMINAL);
    Console console = System.console();
    return told == null ? console != null && console.isTerminal() : Boolean.parseBoolean(told);
  }

  void show(String stage, int done, int total, double best) {
    if (!shown) {
      return;
    }
    int filled = total <= 0 ? 0 : (int) Math.clamp((long) WIDTH * done / total, 0, WIDTH);
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
