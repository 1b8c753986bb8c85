package dev.assay.evaluate.anomaly;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of scripts/evaluate-anomalies. Runs on the main thread. */
@Command(
    name = "scripts/evaluate-anomalies",
    mixinStandardHelpOptions = true,
    description = {
      "Injects faults into an embedded PostgreSQL under load, and prints which",
      "of them were told, how soon, and what was told for nothing, beside what",
      "two standard deviations tell. What was recorded is kept in",
      "target/evaluate-anomalies."
    })
final class EvaluateAnomalies implements Callable<Integer> {
  private static final Path OUTPUT = Path.of("target/evaluate-anomalies").toAbsolutePath();
  private static final int MOST_REPETITIONS = 20;
  private static final int MOST_WEEKS = 20;

  @Option(names = "--seed", description = "of the faults and of the load (1)")
  private long seed = 1;

  @Option(names = "--repetitions", description = "of each kind of fault (3)")
  private int repetitions = 3;

  @Option(names = "--weeks", description = "of normal hours before the faults (4)")
  private int weeks = 4;

  @Option(names = "--record", paramLabel = "FILE", description = "where the series is kept")
  private @Nullable Path record;

  @Option(
      names = "--replay",
      paramLabel = "FILE",
      description = "run nothing: judge a series that was recorded")
  private @Nullable Path replay;

  @Option(names = "--details", description = "also each case, and each that was told wrongly")
  private boolean details;

  private EvaluateAnomalies() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new EvaluateAnomalies()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (repetitions < 1 || repetitions > MOST_REPETITIONS || weeks < 3 || weeks > MOST_WEEKS) {
      System.err.printf(
          "--repetitions must be 1 to %d, --weeks 3 to %d%n", MOST_REPETITIONS, MOST_WEEKS);
      return 2;
    }
    if (replay != null && !Files.exists(replay)) {
      System.err.printf("there is no %s; --record makes one%n", replay);
      return 2;
    }
    Recording recording;
    try {
      recording = replay == null ? recorded() : Recording.read(replay);
    } catch (JacksonException e) {
      System.err.printf("%s is no recording: %s%n", replay, e.getOriginalMessage());
      return 2;
    }
    Report report =
        new Report(
            recording,
            List.of(
                Shipped.running(),
                Shipped.startedAt(recording.setup().calendar().hours()),
                new TwoSigma()));
    System.out.print(report.text());
    if (details) {
      System.out.print(report.details());
    }
    Files.createDirectories(OUTPUT);
    Files.writeString(OUTPUT.resolve("report.md"), report.text());
    return 0;
  }

  private Recording recorded() throws IOException, SQLException, TimeoutException {
    Calendar calendar = new Calendar(weeks);
    Schedule schedule = Schedule.draw(calendar, Module.names(), repetitions, new Random(seed));
    Path store = Files.createTempDirectory("assay-anomalies-");
    Recording recording;
    try {
      recording = new Recorder(seed, calendar, schedule).run(store);
    } finally {
      delete(store);
    }
    recording.write(record == null ? OUTPUT.resolve(seed + ".jsonl") : record);
    return recording;
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
