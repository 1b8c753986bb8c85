package dev.assay.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Used by one thread, which it may block. */
@Command(
    name = "assay",
    description = "Writes JUnit tests for Java sources, and says what they ask databases.",
    mixinStandardHelpOptions = true,
    version = "Assay 0.1.0",
    synopsisSubcommandLabel = "COMMAND")
public final class Cli {
  // The console's appender, and how much it says: what is printed here is for programs too.
  private static final String LOG_TARGET = "assay.log.target";
  private static final String LOG_LEVEL = "ASSAY_LOG";

  public static void main(String[] arguments) {
    System.setProperty(LOG_TARGET, "System.err");
    if (System.getenv(LOG_LEVEL) == null) {
      System.setProperty(LOG_LEVEL, "WARN");
    }
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /** Does what the arguments say; gives the exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Cli())
        .addSubcommand(new TestsCommand(out, err))
        .addSubcommand(new ReviewCommand(out, err))
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, err))
        .execute(arguments);
  }

  private static int explain(Exception failure, PrintWriter err) {
    if (failure instanceof Exit exit) {
      err.println("assay: " + exit.line());
      return exit.code();
    }
    err.println("assay: a mistake of ours:");
    failure.printStackTrace(err);
    return Exit.FAILED;
  }
}
