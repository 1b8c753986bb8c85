package dev.assay.evaluate.predict;

import dev.assay.evaluate.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of scripts/evaluate-predictions. Runs on the main thread. */
@Command(
    name = "scripts/evaluate-predictions",
    mixinStandardHelpOptions = true,
    description = {
      "Times queries over TPC-H and TPC-DS on an embedded PostgreSQL, trains a model of some, and",
      "prints how far off it is on the rest, beside what two baselines say. What was measured is",
      "kept in target/evaluate-predictions."
    })
final class EvaluatePredictions implements Callable<Integer> {
  static final Path RESOURCES = Path.of("src/evaluate/resources/predict");
  private static final Path OUTPUT = Path.of("target/evaluate-predictions").toAbsolutePath();
  private static final double QUICK_SCALE = 0.01;
  private static final int QUICK_RUNS = 6;

  @Option(names = "--seed", description = "of the parameters and of the order of queries (1)")
  private long seed = 1;

  @Option(names = "--scale", description = "of both benchmarks (0.1)")
  private double scale = 0.1;

  @Option(names = "--runs", description = "intervals in which each template is run (16)")
  private int runs = 16;

  @Option(names = "--quick", description = "a small scale and few intervals, to see that it works")
  private boolean quick;

  @Option(
      names = "--reuse",
      description = "measure nothing: take the file of an earlier run",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = "")
  private @Nullable String reuse;

  private EvaluatePredictions() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new EvaluatePredictions()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (quick) {
      scale = QUICK_SCALE;
      runs = QUICK_RUNS;
    }
    if (!(scale > 0 && scale <= 10) || runs < 5) {
      System.err.println("--scale must be above 0 and at most 10, --runs at least 5");
      return 2;
    }
    Path file = reuse == null || reuse.isEmpty() ? kept() : Path.of(reuse);
    if (reuse == null) {
      measure(file);
    } else if (!Files.exists(file)) {
      System.err.printf("there is no %s; run it without --reuse first%n", file);
      return 2;
    }
    report(Observations.read(file));
    return 0;
  }

  private static void report(Measured measured) throws Exception {
    Path models = Files.createTempDirectory("assay-models-");
    try (Training training = new Training(models)) {
      String text = new Report(measured, training.model(Rows.fit(measured))).text();
      System.out.print(text);
      Files.createDirectories(OUTPUT);
      Files.writeString(OUTPUT.resolve("report.md"), text);
    }
  }

  private Path kept() {
    return OUTPUT.resolve("observations.jsonl");
  }

  private void measure(Path file) throws IOException, SQLException {
    List<Template> templates = new ArrayList<>();
    templates.addAll(Template.read(RESOURCES.resolve("tpch.sql"), "tpch-"));
    templates.addAll(Template.read(RESOURCES.resolve("tpcds.sql"), "tpcds-"));
    System.err.printf("making the tables at scale %s, seed %d%n", scale, seed);
    long begin = System.nanoTime();
    try (Ground ground = Ground.open(scale)) {
      System.err.printf("%d s; timing %d templates%n", since(begin), templates.size());
      Measuring measuring = new Measuring(ground, scale, seed);
      List<Observation> all = measuring.run(templates, runs);
      Setup setup =
          new Setup(
              seed, scale, runs, ground.version(), Machine.text(), since(begin), measuring.load());
      Observations.write(file, new Measured(setup, all));
    }
  }

  private static long since(long begin) {
    return (System.nanoTime() - begin) / 1_000_000_000;
  }
}
