package dev.assay.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of scripts/evaluate. Runs on the main thread. */
@Command(
    name = "scripts/evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the tests that the server writes, from outside: javac, JUnit, JaCoCo, PIT.",
      "Without a section named, prints the table. Results are kept in target/evaluate."
    })
final class Evaluate implements Callable<Integer> {
  static final Path RESOURCES = Path.of("src/evaluate/resources");
  private static final Path OUTPUT = Path.of("target/evaluate").toAbsolutePath();
  private static final int TIMES = 3;
  private static final int CLIENTS = 16;

  @Option(names = "--effort", description = "fast (default), thorough, or milliseconds")
  private String effort = "fast";

  @Option(names = "--seed", description = "of the searches and of the orders of reruns (1)")
  private long seed = 1;

  @Option(names = "--only", description = "only classes whose name contains this", paramLabel = "N")
  private String only = "";

  @Option(names = "--ablation", description = "rows without patterns, conditions, execution, all")
  private boolean ablation;

  @Option(
      names = "--learning",
      description = "held-out classes before and after learning on others")
  private boolean learning;

  @Option(names = "--findings", description = "the set of seeded bugs: found, missed, false")
  private boolean findings;

  @Option(names = "--clients", description = "this many clients at once", paramLabel = "N")
  private int clients;

  @Option(names = "--all", description = "every section, with 16 clients")
  private boolean all;

  @Option(names = "--select", description = "print the lists that the rule gives, and end")
  private boolean select;

  @Option(names = "--workers", description = "classes measured at once (one per core)")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--set",
      description = "a setting of the server, key=value; repeatable",
      paramLabel = "K=V")
  private List<String> settings = new ArrayList<>();

  private Evaluate() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Evaluate()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Progress.say("started");
    Path work = OUTPUT.resolve("work");
    clear(work);
    Files.createDirectories(work);
    List<Library> libraries = Library.read(RESOURCES.resolve("libraries.txt"));
    if (select) {
      print(new Choice(work).choose(libraries));
      return 0;
    }
    Tools tools = Tools.find(work);
    Report report = new Report(OUTPUT);
    report.section("Measured with", Machine.text(libraries, tools, seed));
    Setting setting =
        new Setting(work, libraries, settings, new Measurement(work, tools, Math.max(1, workers)));
    run(setting, report, tools);
    report.section("Took", "%.0f s".formatted(Progress.seconds()));
    return 0;
  }

  private void run(Setting setting, Report report, Tools tools)
      throws IOException, InterruptedException {
    Ask ask = Ask.of(effort, seed);
    List<Subject> measured = chosen("subjects.txt", setting.libraries());
    List<Subject> heldOut = chosen("held-out.txt", setting.libraries());
    if (all || ablation || !(learning || findings || clients > 0)) {
      new Standing(setting, report, ask, all || ablation).measure(some(measured), TIMES);
    }
    if (all || findings) {
      new Bugs(setting, report, tools).measure(ask, only);
    }
    if (all || learning) {
      new Learning(setting, report).measure(some(measured), some(heldOut), ask);
    }
    if (all || clients > 0) {
      List<Subject> distinct = new ArrayList<>(measured);
      distinct.addAll(heldOut);
      new Clients(setting, report).measure(some(distinct), ask, clients > 0 ? clients : CLIENTS);
    }
  }

  private List<Subject> chosen(String list, List<Library> libraries) throws IOException {
    return Library.subjects(RESOURCES.resolve(list), libraries).stream()
        .filter(subject -> subject.type().contains(only))
        .toList();
  }

  private List<Subject> some(List<Subject> chosen) {
    if (chosen.isEmpty()) {
      throw new CommandLine.ParameterException(
          new CommandLine(this), "no class of the lists is named '%s'".formatted(only));
    }
    return chosen;
  }

  private static void print(Choice.Lists lists) {
    System.out.println("# subjects.txt");
    lists.measured().forEach(System.out::println);
    System.out.println("# held-out.txt");
    lists.heldOut().forEach(System.out::println);
  }

  private static void clear(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
