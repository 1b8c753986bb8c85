package dev.assay;

import static dev.assay.SeededQueries.FIRST;
import static dev.assay.SeededQueries.MARKUP;
import static dev.assay.SeededQueries.SHOP;
import static dev.assay.SeededQueries.fingerprint;
import static dev.assay.SeededQueries.now;
import static dev.assay.SeededQueries.serve;
import static dev.assay.SeededQueries.text;

import dev.assay.bus.Bus;
import dev.assay.bus.Fault;
import dev.assay.query.Advisory;
import dev.assay.query.Insight;
import dev.assay.query.Query.Severity;
import io.vertx.core.Future;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the query desk concludes of the seeded databases; only the shop's is known. Snapshots that
 * are taken are kept. Safe on any thread.
 */
final class SeededInsight {
  private final List<Insight.Snapshot> snapshots =
      new CopyOnWriteArrayList<>(
          List.of(
              snapshot("s2", "after " + MARKUP, Insight.SnapshotType.POST_DEPLOY),
              snapshot("s1", "before-v42", Insight.SnapshotType.PRE_DEPLOY)));

  Future<?> serveOn(Bus bus) {
    return Future.all(
        List.of(
            serve(bus, Insight.ANOMALIES, SeededInsight::anomalies),
            serve(bus, Insight.SNAPSHOT, this::taken),
            serve(bus, Insight.SNAPSHOTS, ask -> new Insight.Snapshots(ask.database(), snapshots)),
            serve(bus, Insight.COMPARE, ask -> comparison()),
            serve(bus, Insight.WORKLOAD, SeededInsight::workload),
            serve(bus, Advisory.ADVICE, SeededInsight::advice),
            serve(bus, Advisory.DECIDE, SeededInsight::decided)));
  }

  private static void mustBeKnown(String database) {
    if (!database.equals(SHOP)) {
      throw Fault.UNAVAILABLE.because("nothing was collected of it yet");
    }
  }

  private static Insight.Anomalies anomalies(Insight.AskAnomalies ask) {
    mustBeKnown(ask.database());
    List<Insight.Anomaly> all =
        List.of(
            anomaly(Insight.AnomalyKind.PLAN_FLIP, Severity.HIGH, Insight.AnomalyState.OPEN, FIRST),
            anomaly(
                Insight.AnomalyKind.CACHE_DEGRADATION,
                Severity.LOW,
                Insight.AnomalyState.OPEN,
                null),
            anomaly(
                Insight.AnomalyKind.SPIKE,
                Severity.MEDIUM,
                Insight.AnomalyState.RESOLVED,
                fingerprint(3)));
    return new Insight.Anomalies(
        SHOP,
        all.stream()
            .filter(each -> ask.state() == null || each.state() == ask.state())
            .filter(each -> ask.severity() == null || each.severity() == ask.severity())
            .filter(
                each -> ask.fingerprint() == null || ask.fingerprint().equals(each.fingerprint()))
            .toList(),
        null);
  }

  private static Insight.Anomaly anomaly(
      Insight.AnomalyKind kind,
      Severity severity,
      Insight.AnomalyState state,
      @Nullable String of) {
    boolean open = state == Insight.AnomalyState.OPEN;
    boolean flip = kind == Insight.AnomalyKind.PLAN_FLIP;
    return new Insight.Anomaly(
        kind.wire(),
        SHOP,
        kind,
        of,
        severity,
        state,
        now().minus(2, ChronoUnit.HOURS),
        now(),
        open ? null : now(),
        of == null ? 0.41 : 93.5,
        of == null ? "of blocks read" : "ms",
        of == null
            ? new Insight.Baseline(0.02, 0.0, 0.08, 96, "all")
            : new Insight.Baseline(31, 24, 44, 40, "hour of the week"),
        9.4,
        0.998,
        flip ? List.of("orders was analyzed at 09:12") : List.of(),
        flip ? "0badcafe0badcafe" : null,
        flip ? "51eee0364cd93f8c" : null);
  }

  private static Insight.Snapshot snapshot(String id, String name, Insight.SnapshotType type) {
    return new Insight.Snapshot(
        id, SHOP, name, type, now(), now().minus(1, ChronoUnit.HOURS), now(), 1000);
  }

  private Insight.Snapshot taken(Insight.TakeSnapshot ask) {
    if (snapshots.stream().anyMatch(each -> each.name().equals(ask.name()))) {
      throw Fault.CONFLICT.because("there is a snapshot called '%s' already".formatted(ask.name()));
    }
    var taken = snapshot("s" + (snapshots.size() + 1), ask.name(), Insight.SnapshotType.MANUAL);
    snapshots.addFirst(taken);
    return taken;
  }

  private Insight.Comparison comparison() {
    Insight.Verdict[] verdicts = Insight.Verdict.values();
    return new Insight.Comparison(
        snapshots.getLast(),
        snapshots.getFirst(),
        new Insight.Totals(1, 1, 1, 1, 1, 1),
        IntStream.range(0, verdicts.length)
            .mapToObj(each -> changed(each, verdicts[each]))
            .toList(),
        List.of("the two share 20 minutes"));
  }

  private static Insight.Changed changed(int number, Insight.Verdict verdict) {
    boolean added = verdict == Insight.Verdict.ADDED;
    boolean vanished = verdict == Insight.Verdict.VANISHED;
    boolean both = !added && !vanished;
    double ratio =
        switch (verdict) {
          case IMPROVED -> 0.4;
          case DEGRADED -> 3.1;
          default -> 1.1;
        };
    var perCall = new Insight.PerCall(0.5, 1, 200, 30, 4, 5, 6);
    return new Insight.Changed(
        fingerprint(number),
        text(number),
        verdict,
        added ? null : 20.0,
        vanished ? null : 20.0 * ratio,
        both ? ratio : null,
        both
            ? new Insight.Noise(
                verdict == Insight.Verdict.UNCLEAR ? 0.3 : 0.8,
                verdict == Insight.Verdict.UNCLEAR ? 3 : 1.25)
            : null,
        added ? 0 : 120,
        vanished ? 0 : 140,
        added ? null : perCall,
        vanished ? null : perCall,
        "a",
        number == 1 ? "b" : "a",
        verdict == Insight.Verdict.UNCLEAR ? "its calls differ too much" : null);
  }

  private static Insight.Workload workload(Insight.AskWorkload ask) {
    mustBeKnown(ask.database());
    return new Insight.Workload(
        SHOP,
        now().minus(28, ChronoUnit.DAYS),
        now(),
        List.of(
            recurring("daily", "09:00-12:00 UTC", 9000),
            recurring("weekly", "Monday 08:00 UTC", 14_000),
            recurring("weekly", "Sunday 22:00 to Monday 02:00 UTC", 3000),
            recurring("batch", "daily 03:00 UTC", 5000),
            recurring("hourly", "minutes 00-05 of each hour", 700)),
        "four weeks: a fifth makes the weekly ones surer");
  }

  private static Insight.Recurring recurring(String kind, String when, double calls) {
    return new Insight.Recurring(
        kind, when, calls, 400, 0.9, 0.8, 0.72, List.of(FIRST, fingerprint(2)));
  }

  private static Advisory.Advice advice(Advisory.AskAdvice ask) {
    mustBeKnown(ask.database());
    return new Advisory.Advice(
        SHOP,
        List.of(advised("a1", Advisory.Decision.OPEN), advised("a2", Advisory.Decision.ACCEPTED)),
        List.of(
            new Advisory.Rejected(
                "CREATE INDEX ON orders (note)",
                List.of(FIRST),
                "the planner does not use it",
                costs(431.5, 431.5))),
        "hypopg is not installed, so costs are estimates");
  }

  private static Map<String, Double> costs(double before, double after) {
    Map<String, Double> costs = new LinkedHashMap<>();
    costs.put("costBefore", before);
    costs.put("costAfter", after);
    costs.put("sizeBytes", 6_700_000.0);
    return costs;
  }

  private static Advisory.Advised decided(Advisory.Decide ask) {
    if ("refuse".equals(ask.reason())) {
      throw Fault.CONFLICT.because("it was decided by somebody else meanwhile");
    }
    return advised(ask.id(), ask.decision());
  }

  private static Advisory.Advised advised(String id, Advisory.Decision decision) {
    boolean accepted = decision == Advisory.Decision.ACCEPTED;
    return new Advisory.Advised(
        id,
        Advisory.AdviceKind.INDEX,
        "btree",
        List.of(FIRST, fingerprint(5)),
        "Seq Scan of orders costs 431; an index finds its rows by \"" + MARKUP + "\"",
        "CREATE INDEX CONCURRENTLY orders_note_idx ON public.orders (note)",
        Advisory.Basis.ESTIMATE,
        "0.0",
        costs(431.5, 12.25),
        0.41,
        decision,
        accepted
            ? new Advisory.Effect(now(), 40.0, 4.0, 0.1, List.of(fingerprint(9)), null)
            : null);
  }
}
