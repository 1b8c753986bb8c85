package dev.assay.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Classes with one classic bug each, beside correct twins. A bug is <em>found</em> where a finding
 * of a fitting kind names a method of the bug, and the twin has no such finding; every finding
 * about a twin is <em>false</em>. It is <em>caught</em> where the tests written for the twin are
 * red on it: what the tests are worth when somebody puts the bug in later. Used by one thread.
 */
final class Bugs {
  private static final Path ROOT = Evaluate.RESOURCES.resolve("bugs");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final String ANY = "any";

  private final Setting setting;
  private final Report report;
  private final Tools tools;

  Bugs(Setting setting, Report report, Tools tools) {
    this.setting = setting;
    this.report = report;
    this.tools = tools;
  }

  /**
   * One line of the index.
   *
   * @param methods where the bug can be seen
   * @param kinds words of which one must be in the finding's kind; {@code any} for whatever kind
   */
  record Bug(String file, List<String> methods, List<String> kinds, String what) {
    static Bug parse(String line) {
      String[] cells = line.split("\\s+", 4);
      if (cells.length < 4) {
        throw new IllegalArgumentException(
            "'%s': expected file, methods, kinds and what the bug is".formatted(line));
      }
      return new Bug(cells[0], words(cells[1]), words(cells[2]), cells[3]);
    }

    private static List<String> words(String cell) {
      return Arrays.asList(cell.split(","));
    }

    boolean fits(Answer.Finding finding) {
      String kind = finding.kind().toLowerCase(Locale.ROOT);
      return methods.contains(method(finding.method()))
          && kinds.stream().anyMatch(word -> word.equals(ANY) || kind.contains(word));
    }

    /** The bare name of {@code Type.name(int)}. */
    static String method(String label) {
      String name = label.contains("(") ? label.substring(0, label.indexOf('(')) : label;
      return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('#')) + 1);
    }

    Subject subject(String side) throws IOException {
      String source = Files.readString(ROOT.resolve(side).resolve(file + ".java"));
      Matcher matcher = PACKAGE.matcher(source);
      String prefix = matcher.find() ? matcher.group(1) + "." : "";
      return new Subject("", "", prefix + file, source, List.of());
    }
  }

  /**
   * @param shown what was said of the bug; none where it was missed
   */
  private record Judged(
      Bug bug, List<Answer.Finding> shown, List<Answer.Finding> falsely, String caught) {
    boolean found() {
      return !shown.isEmpty();
    }
  }

  void measure(Ask ask, String only) throws IOException, InterruptedException {
    List<Judged> judged = new ArrayList<>();
    try (Server server = setting.warmServer("findings", ask)) {
      for (String line : Library.lines(ROOT.resolve("index.txt"))) {
        Bug bug = Bug.parse(line);
        if (bug.file().contains(only)) {
          Progress.say("looking for the bug in " + bug.file());
          judged.add(judge(server, bug, ask));
        }
      }
    }
    print(judged);
  }

  private Judged judge(Server server, Bug bug, Ask ask) throws InterruptedException {
    try {
      Answer twin = server.ask(bug.subject("correct"), ask).answer();
      Answer buggy = server.ask(bug.subject("buggy"), ask).answer();
      boolean told = twin.findings().stream().anyMatch(bug::fits);
      List<Answer.Finding> shown =
          told ? List.of() : buggy.findings().stream().filter(bug::fits).toList();
      return new Judged(bug, shown, twin.findings(), caught(bug, twin));
    } catch (IOException e) {
      return new Judged(bug, List.of(), List.of(), "failed: " + Measurement.words(e));
    }
  }

  private String caught(Bug bug, Answer twin) throws IOException, InterruptedException {
    Path directory = setting.work().resolve("bugs").resolve(bug.file());
    Project correct =
        Project.write(
            directory.resolve("correct"), bug.subject("correct"), twin.tests(), tools.junit());
    int without = Runs.once(correct, tools).red();
    Project buggy =
        Project.write(
            directory.resolve("buggy"), bug.subject("buggy"), twin.tests(), tools.junit());
    int with = Runs.once(buggy, tools).red();
    return with > without ? "yes" : "no";
  }

  private void print(List<Judged> judged) throws IOException {
    Table table = new Table("class", "bug", "found", "caught by the twin's tests", "false");
    for (Judged each : judged) {
      table.row(
          each.bug().file(),
          each.bug().what(),
          each.found() ? each.shown().getFirst().kind() : "no",
          each.caught(),
          falsely(each.falsely()));
    }
    long found = judged.stream().filter(Judged::found).count();
    long caught = judged.stream().filter(each -> each.caught().equals("yes")).count();
    int falsely = judged.stream().mapToInt(each -> each.falsely().size()).sum();
    String sums =
        "\n%d bugs: %d found, %d missed, %d false findings on correct twins; %d caught by the tests"
            .formatted(judged.size(), found, judged.size() - found, falsely, caught);
    report.fact(
        "findings",
        Map.of("bugs", judged.size(), "found", found, "false", falsely, "caught", caught));
    report.section(
        "Findings", table.text() + sums + " of their twins.\n\n" + byKind(judged).text());
  }

  // A bug that no kind showed is missed by all of them, so that only the whole counts those.
  private static Table byKind(List<Judged> judged) {
    Map<String, int[]> kinds = new TreeMap<>();
    for (Judged each : judged) {
      each.shown().stream()
          .map(Answer.Finding::kind)
          .distinct()
          .forEach(kind -> kinds.computeIfAbsent(kind, key -> new int[2])[0]++);
      each.falsely().forEach(it -> kinds.computeIfAbsent(it.kind(), key -> new int[2])[1]++);
    }
    Table table = new Table("kind", "bugs found", "false on twins");
    kinds.forEach((kind, counts) ->
        table.row(kind, Integer.toString(counts[0]), Integer.toString(counts[1])));
    return table;
  }

  private static String falsely(List<Answer.Finding> findings) {
    return String.join(
        "; ", findings.stream().map(each -> each.kind() + " " + each.method()).distinct().toList());
  }
}
