package dev.assay.evaluate;

import dev.assay.testgen.Testgen.Share;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * The row of the table for one way of asking. Means are over classes; a class that the server gave
 * no answer for counts as 0, one whose measurement failed is left out and counted. Immutable.
 *
 * @param wall median over classes of each class's median
 * @param slowest the slowest class
 */
record Summary(
    String name,
    double wall,
    double slowest,
    int tests,
    int rows,
    double line,
    double branch,
    double mutation,
    Share pooled,
    Share boundary,
    Share voidCalls,
    Quality quality,
    double juge) {

  /**
   * What is right and wrong with the tests.
   *
   * @param asked classes
   * @param measured classes whose measurement worked
   * @param failedMutants mutants that PIT could not run
   */
  record Quality(
      int asked, int measured, int uncompilable, int red, int flaky, long failedMutants) {
    String text() {
      return "%d of %d measured, %d uncompilable, %d red, %d flaky"
          .formatted(measured, asked, uncompilable, red, flaky);
    }
  }

  static Summary of(String name, List<Measured> all, double budgetMillis) {
    List<Measured.Outside> outside =
        all.stream().map(Measured::outside).filter(Objects::nonNull).toList();
    long refused = all.stream().filter(each -> each.answer() == null).count();
    Over over = new Over(outside, outside.size() + refused);
    double[] walls = all.stream().mapToDouble(Measured::median).sorted().toArray();
    int killed = over.sum(each -> each.mutations().share().killed());
    int mutants = over.sum(each -> each.mutations().share().mutants());
    double juge =
        all.stream()
            .filter(each -> each.outside() != null)
            .mapToDouble(
                each -> Objects.requireNonNull(each.outside()).juge(budgetMillis, each.median()))
            .sum();
    return new Summary(
        name,
        walls.length == 0 ? 0 : walls[walls.length / 2],
        walls.length == 0 ? 0 : walls[walls.length - 1],
        over.sum(each -> each.runs().methods()),
        over.sum(each -> each.runs().rows()),
        over.mean(each -> each.coverage().line()),
        over.mean(each -> each.coverage().branch()),
        over.withMutants().mean(each -> each.mutations().score()),
        new Share(killed, mutants),
        Measured.share(all, "CONDITIONALS_BOUNDARY"),
        Measured.share(all, "VOID_CALLS"),
        new Quality(
            all.size(),
            outside.size(),
            over.sum(each -> each.project().uncompilable()),
            over.sum(each -> each.runs().red()),
            over.sum(each -> each.runs().flaky()),
            over.sum(each -> (int) each.mutations().failed())),
        over.classes() == 0 ? 0 : juge / over.classes());
  }

  /** Sums and means; {@code classes} may be more than were measured. */
  private record Over(List<Measured.Outside> measured, long classes) {
    int sum(ToIntFunction<Measured.Outside> value) {
      return measured.stream().mapToInt(value).sum();
    }

    // What has no mutants says nothing of them.
    Over withMutants() {
      List<Measured.Outside> some =
          measured.stream().filter(each -> !each.mutations().all().isEmpty()).toList();
      return new Over(some, classes - measured.size() + some.size());
    }

    double mean(ToDoubleFunction<Measured.Outside> value) {
      return classes == 0 ? 0 : measured.stream().mapToDouble(value).sum() / classes;
    }
  }

  static Table table() {
    return new Table(
        "",
        "wall ms (median, slowest)",
        "tests",
        "rows",
        "line / branch %",
        "mutation % (mean / pooled)",
        "boundary %",
        "void calls %",
        "compiles, green",
        "JUGE of 7");
  }

  void into(Table table) {
    table.row(
        name,
        "%s, %s".formatted(Table.number(wall, 0), Table.number(slowest, 0)),
        Integer.toString(tests),
        Integer.toString(rows),
        "%s / %s".formatted(Table.percent(line), Table.percent(branch)),
        "%s / %s".formatted(Table.percent(mutation), Table.percent(pooled)),
        Table.percent(boundary),
        Table.percent(voidCalls),
        quality.text(),
        Table.number(juge, 2));
  }
}
