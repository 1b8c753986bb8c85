package dev.assay.evaluate.anomaly;

import dev.assay.evaluate.Table;
import dev.assay.evaluate.anomaly.Judge.Judged;
import dev.assay.evaluate.anomaly.Judge.Score;
import dev.assay.evaluate.anomaly.Judge.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the evaluation says, as Markdown. One thread. */
final class Report {
  private static final double THOUSAND = 1_000;

  private final Recording recording;
  private final Judge judge;
  private final Map<String, Score> scores = new LinkedHashMap<>();

  Report(Recording recording, List<Watcher> watchers) {
    this.recording = recording;
    this.judge = new Judge(recording);
    watchers.forEach(watcher -> scores.put(watcher.name(), judge.judge(watcher.seeAll(recording))));
  }

  String text() {
    StringBuilder text = new StringBuilder("# Anomalies\n\n");
    text.append(setup()).append('\n');
    scores.forEach((name, score) ->
        text.append("## ").append(name).append("\n\n").append(table(score)).append(said(score)));
    return text.toString();
  }

  private String setup() {
    Setup setup = recording.setup();
    Calendar calendar = setup.calendar();
    return """
    - seed %d; PostgreSQL %s; recorded in %d s on %s; load average %s
    - %d queries; %d weeks of intervals of an hour, then %d of a minute with %d faults; the first \
    two weeks are not judged
    - worse by a fault, as measured: %d cases; left open: %d
    - a delay of 1 is the first interval that shows it
    """
        .formatted(
            setup.seed(),
            setup.postgresql(),
            setup.seconds(),
            setup.machine(),
            setup.load() == null ? "not known" : Table.number(setup.load(), 1),
            judge.series().queries().size(),
            calendar.weeks(),
            setup.intervals() - calendar.hours(),
            setup.faults().size(),
            judge.truth().cases().size(),
            judge.truth().open().size());
  }

  private String table(Score score) {
    Table table = new Table("fault", "faults told", "recall", "precision", "delay: median, most");
    for (FaultKind kind : FaultKind.values()) {
      row(table, kind.wire(), Tally.of(score, kind), faults(score, kind));
    }
    row(table, "all, with the time between", Tally.of(score, null), faults(score, null));
    return table.text();
  }

  private static void row(Table table, String name, Tally tally, String faults) {
    table.row(name, faults, tally.recall(), tally.precision(), tally.delay());
  }

  // Those in which a query became worse, and of which at least one such was told.
  private static String faults(Score score, @Nullable FaultKind kind) {
    Map<Fault, Boolean> told =
        score.cases().stream()
            .filter(found -> kind == null || found.of().fault().kind() == kind)
            .collect(
                Collectors.toMap(
                    found -> found.of().fault(),
                    found -> found.delay() != null,
                    Boolean::logicalOr));
    return "%d of %d".formatted(told.values().stream().filter(found -> found).count(), told.size());
  }

  private String said(Score score) {
    Tally all = Tally.of(score, null);
    int disturbed =
        (int)
            score.told().stream()
                .filter(one -> wrong(one) && judge.series().slow(one.told().interval()))
                .count();
    int normal = judge.normalQueryIntervals();
    return """

    False: %d within a fault of a query that it does not concern, %d in the weekly peak, %d when \
    nothing was wrong; %s for 1,000 of %d normal query-intervals. %d of these came while the \
    median query took %s times as long as usual, so that the machine was slow and no fault of \
    ours; without them the precision is %s.

    """
        .formatted(
            Tally.count(score.told(), Verdict.BESIDE),
            Tally.count(score.told(), Verdict.PEAK),
            Tally.count(score.told(), Verdict.NOTHING),
            Table.number(all.wrong() * THOUSAND / normal, 2),
            normal,
            disturbed,
            Table.number(Series.SLOW, 1),
            new Tally(all.cases(), all.right(), all.wrong() - disturbed, List.of()).precision());
  }

  private static boolean wrong(Judged one) {
    return one.verdict() == Verdict.NOTHING || one.verdict() == Verdict.BESIDE;
  }

  /** Each case and each that was told wrongly, to see why. */
  String details() {
    Details details = new Details(recording, judge);
    return scores.entrySet().stream()
        .map(entry -> details.of(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }
}
