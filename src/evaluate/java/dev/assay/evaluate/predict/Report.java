package dev.assay.evaluate.predict;

import dev.assay.evaluate.Table;
import dev.assay.ml.Ml;
import org.jspecify.annotations.Nullable;

/** What was found, as Markdown. Immutable. */
record Report(Measured measured, Model model) {
  String text() {
    return facts()
        + "\n## Known: later intervals of templates that were learned from\n\n"
        + known(model.known())
        + "\n## Unseen: templates that were not learned from, told by plan and tables alone\n\n"
        + unseen(model.unseen());
  }

  private String facts() {
    Setup setup = measured.setup();
    long templates = measured.observations().stream().map(Observation::template).distinct().count();
    long withoutGeneric =
        measured.observations().stream()
            .filter(one -> !one.generic())
            .map(Observation::template)
            .distinct()
            .count();
    return """
    - seed %d, scale %s, %d intervals, %d templates, %d observations, measured in %d s
    - plans of %d templates are of one statement and not generic, since their text without literals \
    is no SQL
    - PostgreSQL %s; features %s; model %s of %d examples
    - machine: %s; load average while it was measured: %s
    - q-error: max(predicted/actual, actual/predicted) of an interval's mean, both at least 1 ms
    """
        .formatted(
            setup.seed(),
            setup.scale(),
            setup.intervals(),
            templates,
            measured.observations().size(),
            setup.seconds(),
            withoutGeneric,
            setup.postgresql(),
            model.featureVersion(),
            model.id(),
            model.examples(),
            setup.machine(),
            setup.load() == null ? "not known" : Table.number(setup.load(), 1));
  }

  private String known(Ml.@Nullable HeldOut heldOut) {
    if (heldOut == null) {
      return "Nothing could be held out: fewer than five intervals of each template.\n";
    }
    Table table = table(heldOut);
    row(table, "fingerprint median", heldOut.fingerprintMedian());
    row(table, "the interval before", Yardsticks.intervalBefore(measured));
    row(table, "scaled planner cost", heldOut.plannerCost());
    row(table, "chance: off its own median", Yardsticks.chance(measured));
    return table.text() + covered(heldOut);
  }

  private String unseen(Ml.@Nullable HeldOut heldOut) {
    if (heldOut == null) {
      return "Nothing could be held out: too few templates.\n";
    }
    Table table = table(heldOut);
    row(table, "median of all others", heldOut.fingerprintMedian());
    row(table, "scaled planner cost", heldOut.plannerCost());
    return table.text() + covered(heldOut);
  }

  private static Table table(Ml.HeldOut heldOut) {
    Table table = new Table("q-error", "p50", "p90", "p95", "p99");
    row(table, "model", heldOut.model());
    return table;
  }

  private static void row(Table table, String name, Ml.QErrors errors) {
    table.row(
        name,
        Table.number(errors.p50(), 2),
        Table.number(errors.p90(), 2),
        Table.number(errors.p95(), 2),
        Table.number(errors.p99(), 2));
  }

  private String covered(Ml.HeldOut heldOut) {
    return "\n%d held out; the %s %% interval covers %s %%\n"
        .formatted(
            heldOut.examples(),
            Table.number(model.coverage() * 100, 0),
            Table.percent(heldOut.covered()));
  }
}
