package dev.assay.evaluate;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Whether tests for classes never seen get better by writing tests for others: the held-out classes
 * on a new server, and on a server that first wrote tests for the measured ones. Used by one
 * thread.
 */
final class Learning {
  private static final double LEAST_CHANGE = 1e-9;

  private final Setting setting;
  private final Report report;

  Learning(Setting setting, Report report) {
    this.setting = setting;
    this.report = report;
  }

  /** Patterns whose evidence is not what it was, and how much was added for and against. */
  record Evidence(int patterns, int changed, int created, double accepted, double rejected) {
    static Evidence between(Map<String, List<Double>> before, Map<String, List<Double>> after) {
      int changed = 0;
      int created = 0;
      double accepted = 0;
      double rejected = 0;
      for (var entry : after.entrySet()) {
        List<Double> old = before.get(entry.getKey());
        if (old == null) {
          created++;
          continue;
        }
        double more = entry.getValue().get(0) - old.get(0);
        double against = entry.getValue().get(1) - old.get(1);
        changed += Math.abs(more) + Math.abs(against) > LEAST_CHANGE ? 1 : 0;
        accepted += more;
        rejected += against;
      }
      return new Evidence(after.size(), changed, created, accepted, rejected);
    }
  }

  void measure(List<Subject> others, List<Subject> heldOut, Ask ask)
      throws IOException, InterruptedException {
    List<Measured> before;
    try (Server server = setting.warmServer("unlearned", ask)) {
      before = setting.measurement().below("unlearned").measure(server, heldOut, ask, 1);
    }
    List<Measured> after;
    Evidence evidence;
    try (Server server = setting.warmServer("learned", ask)) {
      Map<String, List<Double>> start = server.evidence();
      teach(server, others, ask);
      evidence = Evidence.between(start, server.evidence());
      after = setting.measurement().below("learned").measure(server, heldOut, ask, 1);
    }
    report(before, after, evidence, ask);
  }

  private static void teach(Server server, List<Subject> others, Ask ask)
      throws InterruptedException {
    for (Subject subject : others) {
      try {
        Progress.say("learning from " + subject.type());
        server.ask(subject, ask);
      } catch (IOException e) {
        Progress.say("nothing to learn: " + Measurement.words(e));
      }
    }
  }

  private void report(List<Measured> before, List<Measured> after, Evidence evidence, Ask ask)
      throws IOException {
    double budget = Standing.budget(ask.effort());
    Table table = Summary.table();
    Summary first = Summary.of("held out, before", before, budget);
    Summary second = Summary.of("held out, after", after, budget);
    first.into(table);
    second.into(table);
    Table classes = new Table("held-out class", "before %", "after %");
    for (int i = 0; i < before.size(); i++) {
      classes.row(before.get(i).subject().simple(), score(before.get(i)), score(after.get(i)));
    }
    String counts =
        """
        Evidence after learning: %d patterns in the store, %d of them with other evidence than \
        before, %d new; %s for, %s against.
        """
            .formatted(
                evidence.patterns(),
                evidence.changed(),
                evidence.created(),
                Table.number(evidence.accepted(), 2),
                Table.number(evidence.rejected(), 2));
    report.fact("learning", Map.of("before", first, "after", second, "evidence", evidence));
    report.section("Learning", table.text() + "\n" + classes.text() + "\n" + counts);
  }

  private static String score(Measured measured) {
    return measured.outside() == null ? "-" : Table.percent(measured.outside().mutations().share());
  }
}
