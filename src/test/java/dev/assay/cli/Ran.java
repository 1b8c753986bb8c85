package dev.assay.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command printed, and its exit code. Immutable. */
record Ran(int code, String out, String err) {
  static Ran of(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    String[] texts = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      texts[i] = arguments[i].toString();
    }
    int code = Cli.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
    return new Ran(code, out.toString(), err.toString());
  }
}
