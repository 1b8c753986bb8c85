package dev.assay.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The table: our row beside the others', and what is left of it without our parts. One thread. */
final class Standing {
  private static final double FAST_BUDGET = 1_000;
  private static final double THOROUGH_BUDGET = 10_000;
  private static final List<String> PARTS = List.of("patterns", "conditions", "execution");

  private final Setting setting;
  private final Report report;
  private final Ask ask;
  private final boolean ablation;

  Standing(Setting setting, Report report, Ask ask, boolean ablation) {
    this.setting = setting;
    this.report = report;
    this.ask = ask;
    this.ablation = ablation;
  }

  /** What JUGE's factor for time is worked out with: what was promised, not what was granted. */
  static double budget(String effort) {
    return switch (effort) {
      case "fast" -> FAST_BUDGET;
      case "thorough" -> THOROUGH_BUDGET;
      default -> Double.parseDouble(effort);
    };
  }

  void measure(List<Subject> subjects, int times) throws IOException, InterruptedException {
    double budget = budget(ask.effort());
    Table table = Summary.table();
    List<Measured> ours = row("whole", ask, subjects, times);
    Summary whole = Summary.of("Assay, " + ask.effort(), ours, budget);
    whole.into(table);
    report.fact("classes", Facts.of(ours));
    List<Summary> less = ablation ? without(subjects, budget) : List.of();
    less.forEach(summary -> summary.into(table));
    report.fact("rows", rows(whole, less));
    Others.into(table);
    report.section(
        "%d classes, effort %s, budget %s ms"
            .formatted(subjects.size(), ask.effort(), Table.number(budget, 0)),
        table.text() + "\n" + Others.SOURCE + factor(whole, less));
    report.section("Class by class", Classes.lines(ours, budget));
    report.section("By operator", Classes.operators(ours));
    report.section("Not green", reds(ours));
  }

  private List<Summary> without(List<Subject> subjects, double budget)
      throws IOException, InterruptedException {
    List<List<String>> variants = new ArrayList<>();
    PARTS.forEach(part -> variants.add(List.of(part)));
    variants.add(PARTS);
    List<Summary> rows = new ArrayList<>();
    for (List<String> parts : variants) {
      String name = "without-" + String.join("-", parts);
      Ask less = new Ask(ask.effort(), ask.seed(), parts);
      List<Measured> measured = row(name, less, subjects, 1);
      rows.add(Summary.of("without " + String.join(", ", parts), measured, budget));
      report.fact(name, Facts.of(measured));
    }
    return rows;
  }

  private List<Measured> row(String name, Ask how, List<Subject> subjects, int times)
      throws IOException, InterruptedException {
    try (Server server = setting.warmServer(name, how)) {
      return setting.measurement().below(name).measure(server, subjects, how, times);
    }
  }

  private static List<Summary> rows(Summary whole, List<Summary> less) {
    List<Summary> rows = new ArrayList<>(List.of(whole));
    rows.addAll(less);
    return rows;
  }

  // The target is 2.5 times the generator without its parts.
  private static String factor(Summary whole, List<Summary> less) {
    if (less.isEmpty() || less.getLast().mutation() == 0) {
      return "";
    }
    return "\nMutation score, whole over without all three: %sx\n"
        .formatted(Table.number(whole.mutation() / less.getLast().mutation(), 2));
  }

  private static String reds(List<Measured> all) {
    List<String> lines = new ArrayList<>();
    for (Measured each : all) {
      if (each.outside() != null) {
        each.outside().runs().reds().stream()
            .map(red -> "- " + each.subject().simple() + ": " + red)
            .forEach(lines::add);
      }
    }
    return lines.isEmpty() ? "nothing\n" : String.join("\n", lines) + "\n";
  }
}
