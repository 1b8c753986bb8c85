package dev.assay.cli;

import java.io.Serial;

/**
 * The end of the program before its work is done, with the one line that says why. Immutable;
 * carries no stack, since it is an answer.
 */
final class Exit extends RuntimeException {
  /** All is well. */
  static final int OK = 0;

  /** What was measured is below a threshold. */
  static final int MISSED = 1;

  /** The command line, or a file it names, is wrong. */
  static final int USAGE = 2;

  /** The server did not answer, or not with tests. */
  static final int FAILED = 3;

  @Serial private static final long serialVersionUID = 1;

  private final int code;

  private Exit(int code, String line) {
    super(line, null, false, false);
    this.code = code;
  }

  static Exit usage(String line) {
    return new Exit(USAGE, line);
  }

  static Exit failed(String line) {
    return new Exit(FAILED, line);
  }

  int code() {
    return code;
  }

  String line() {
    return String.valueOf(getMessage());
  }
}
