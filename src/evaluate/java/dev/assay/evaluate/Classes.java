package dev.assay.evaluate;

import dev.assay.testgen.Testgen.Share;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The tables that look closer: a line for each class, and one for each operator. Stateless. */
final class Classes {
  private Classes() {}

  static String lines(List<Measured> all, double budgetMillis) {
    Table table =
        new Table(
            "class",
            "verdict",
            "wall ms",
            "tests",
            "rows",
            "line / branch %",
            "PIT %",
            "own %",
            "own - PIT",
            "boundary",
            "void calls",
            "red",
            "flaky",
            "JUGE",
            "note");
    all.forEach(each -> line(table, each, budgetMillis));
    return table.text();
  }

  private static void line(Table table, Measured each, double budgetMillis) {
    Answer answer = each.answer();
    Measured.Outside outside = each.outside();
    String verdict = answer == null ? "none" : answer.verdict();
    String wall = Table.number(each.median(), 0);
    String note = each.failure() == null ? "" : each.failure();
    if (outside == null) {
      table.row(
          each.subject().simple(), verdict, wall, "", "", "", "", "", "", "", "", "", "", "", note);
      return;
    }
    SortedMap<String, Share> operators = outside.mutations().operators();
    @Nullable Double own = answer == null ? null : answer.score();
    double pit = outside.mutations().score();
    table.row(
        each.subject().simple(),
        verdict,
        wall,
        Integer.toString(outside.runs().methods()),
        Integer.toString(outside.runs().rows()),
        "%s / %s"
            .formatted(
                Table.percent(outside.coverage().line()),
                Table.percent(outside.coverage().branch())),
        Table.percent(outside.mutations().share()),
        own == null ? "-" : Table.percent(own),
        own == null ? "-" : Table.percent(own - pit),
        of(operators, "CONDITIONALS_BOUNDARY"),
        of(operators, "VOID_CALLS"),
        Integer.toString(outside.runs().red()),
        Integer.toString(outside.runs().flaky()),
        Table.number(outside.juge(budgetMillis, each.median()), 2),
        note(note, outside));
  }

  private static String note(String failure, Measured.Outside outside) {
    long failed = outside.mutations().failed();
    int refused = outside.project().uncompilable();
    return failure
        + (failed == 0 ? "" : " %d mutants not run by PIT".formatted(failed))
        + (refused == 0 ? "" : " %d test classes do not compile".formatted(refused));
  }

  private static String of(SortedMap<String, Share> operators, String operator) {
    Share share = operators.get(operator);
    return share == null ? "-" : "%d/%d".formatted(share.killed(), share.mutants());
  }

  /** Detected of all mutants by operator: PIT's count, and the server's own where it has one. */
  static String operators(List<Measured> all) {
    Table table = new Table("operator", "PIT %", "own %");
    Measured.operators(all)
        .forEach((operator, share) ->
            table.row(operator, Table.percent(share), Table.percent(own(all, operator))));
    return table.text();
  }

  private static Share own(List<Measured> all, String operator) {
    int killed = 0;
    int mutants = 0;
    for (Measured each : all) {
      if (each.answer() != null) {
        for (var share : each.answer().operators().entrySet()) {
          if (plain(share.getKey()).equals(plain(operator))) {
            killed += share.getValue().killed();
            mutants += share.getValue().mutants();
          }
        }
      }
    }
    return new Share(killed, mutants);
  }

  // voidCalls and VOID_CALLS are the same.
  private static String plain(String operator) {
    return operator.replaceAll("[^A-Za-z]", "").toLowerCase(java.util.Locale.ROOT);
  }
}
