package dev.assay.evaluate.anomaly;

import dev.assay.evaluate.Table;
import dev.assay.evaluate.anomaly.Judge.Found;
import dev.assay.evaluate.anomaly.Judge.Judged;
import dev.assay.evaluate.anomaly.Judge.Score;
import dev.assay.evaluate.anomaly.Judge.Verdict;
import dev.assay.query.collect.Interval;

/** Each case, and each that was told and is not right, with what was measured. One thread. */
final class Details {
  private final Recording recording;
  private final Judge judge;

  Details(Recording recording, Judge judge) {
    this.recording = recording;
    this.judge = judge;
  }

  String of(String name, Score score) {
    StringBuilder text = new StringBuilder("## ").append(name).append(", one by one\n\n");
    score.cases().forEach(found -> text.append("- ").append(line(found)).append('\n'));
    score.told().stream()
        .filter(one -> one.verdict() != Verdict.RIGHT)
        .forEach(one -> text.append("- ").append(line(one)).append('\n'));
    return text.append('\n').toString();
  }

  private String line(Found found) {
    Fault fault = found.of().fault();
    String query = found.of().query();
    Series series = judge.series();
    int before = fault.first() - Schedule.BEFORE;
    return "%s %s %s %d-%d %s: %s ms after %s ms, reads %s after %s, shown %d"
        .formatted(
            found.delay() == null ? "MISSED" : "found in " + found.delay(),
            fault.kind().wire(),
            fault.variant(),
            fault.first(),
            fault.last(),
            named(query),
            number(series.median(query, fault.first(), fault.last(), Interval::meanMs)),
            number(series.median(query, before, fault.first() - 1, Interval::meanMs)),
            number(series.median(query, fault.first(), fault.last(), Series::reads)),
            number(series.median(query, before, fault.first() - 1, Series::reads)),
            found.of().shown());
  }

  private String line(Judged one) {
    int interval = one.told().interval();
    String query = one.told().fingerprint();
    Interval done = query == null ? null : judge.series().at(query, interval);
    return "%s %s told at %d (%s) %s: %s ms, %d calls; the machine at %s%s"
        .formatted(
            one.verdict(),
            one.told().kind(),
            interval,
            recording.intervals().get(interval).from(),
            query == null ? "all" : named(query),
            done == null ? "-" : number(done.meanMs()),
            done == null ? 0 : done.calls(),
            number(judge.series().common(interval)),
            one.fault() == null
                ? ""
                : ", in %s %s".formatted(one.fault().kind().wire(), one.fault().module()));
  }

  private String named(String fingerprint) {
    return recording.setup().names().getOrDefault(fingerprint, fingerprint);
  }

  private static String number(double value) {
    return Table.number(value, 3);
  }
}
