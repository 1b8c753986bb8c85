package dev.assay.http;

import dev.assay.bus.Bus;
import dev.assay.bus.Fault;
import dev.assay.query.Advisory;
import dev.assay.query.Insight;
import dev.assay.query.Query.Severity;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers for what the query desk concludes, behind the bus, with whole records that tell what was
 * asked; the advice {@code unknown} stands for what is not there.
 */
final class InsightPeer {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String FINGERPRINT = "dc4800056d44bba6";

  private InsightPeer() {}

  static Future<?> serve(Bus bus) {
    return Future.all(
        List.of(
            bus.serve(Insight.ANOMALIES, (ask, call) -> Future.succeededFuture(anomalies(ask))),
            bus.serve(
                Insight.SNAPSHOT,
                (ask, call) ->
                    Future.succeededFuture(snapshot(ask.database(), ask.name(), ask.type()))),
            bus.serve(
                Insight.SNAPSHOTS,
                (ask, call) -> Future.succeededFuture(snapshots(ask.database()))),
            bus.serve(Insight.COMPARE, (ask, call) -> Future.succeededFuture(comparison(ask))),
            bus.serve(
                Insight.WORKLOAD, (ask, call) -> Future.succeededFuture(workload(ask.database()))),
            bus.serve(Advisory.ADVICE, (ask, call) -> Future.succeededFuture(advice(ask))),
            bus.serve(Advisory.DECIDE, (ask, call) -> Future.succeededFuture(decided(ask)))));
  }

  private static Insight.Anomalies anomalies(Insight.AskAnomalies ask) {
    String words = "%s %s %s".formatted(ask.state(), ask.severity(), ask.fingerprint());
    var anomaly =
        new Insight.Anomaly(
            "a1",
            ask.database(),
            Insight.AnomalyKind.PLAN_FLIP,
            FINGERPRINT,
            Severity.HIGH,
            Insight.AnomalyState.RESOLVED,
            NOW,
            NOW,
            NOW,
            12.5,
            "ms",
            new Insight.Baseline(1.5, 1, 2, 40, "all"),
            9.5,
            1,
            List.of(words),
            "one",
            "other");
    return new Insight.Anomalies(ask.database(), List.of(anomaly), "the past is too short");
  }

  private static Insight.Snapshot snapshot(
      String database, String name, Insight.@Nullable SnapshotType type) {
    Insight.SnapshotType taken = type == null ? Insight.SnapshotType.MANUAL : type;
    return new Insight.Snapshot("s1", database, name, taken, NOW, NOW, NOW, 7);
  }

  private static Insight.Snapshots snapshots(String database) {
    return new Insight.Snapshots(
        database, List.of(snapshot(database, "before", Insight.SnapshotType.PRE_DEPLOY)));
  }

  private static Insight.Comparison comparison(Insight.Compare ask) {
    var changed =
        new Insight.Changed(
            FINGERPRINT,
            "select $1",
            Insight.Verdict.IMPROVED,
            3.0,
            1.5,
            0.5,
            new Insight.Noise(0.9, 1.1),
            8,
            9,
            perCall(),
            perCall(),
            "one",
            "other",
            null);
    return new Insight.Comparison(
        snapshot(ask.database(), ask.before(), Insight.SnapshotType.PRE_DEPLOY),
        snapshot(ask.database(), ask.after(), Insight.SnapshotType.POST_DEPLOY),
        new Insight.Totals(1, 0, 0, 0, 0, 0),
        List.of(changed),
        List.of("they share time"));
  }

  private static Insight.PerCall perCall() {
    return new Insight.PerCall(0.5, 1, 2, 3, 4, 5, 6);
  }

  private static Insight.Workload workload(String database) {
    var monday =
        new Insight.Recurring(
            "weekly", "Monday 09:00 UTC", 900, 30, 0.9, 0.5, 0.45, List.of(FINGERPRINT));
    return new Insight.Workload(database, NOW, NOW, List.of(monday), "only one week");
  }

  private static Advisory.Advice advice(Advisory.AskAdvice ask) {
    var rejected =
        new Advisory.Rejected(
            "CREATE INDEX ON a (b)", List.of(FINGERPRINT), "too few rows", Map.of("rows", 9.0));
    return new Advisory.Advice(
        ask.database(),
        List.of(advised("5f0c2b7a91d3e486", Advisory.Decision.OPEN, "of " + ask.fingerprint())),
        List.of(rejected),
        "hypopg is not installed");
  }

  private static Advisory.Advised decided(Advisory.Decide ask) {
    if (ask.id().equals("unknown")) {
      throw Fault.ABSENT.because("no advice has the id 'unknown'");
    }
    return advised(ask.id(), ask.decision(), String.valueOf(ask.reason()));
  }

  private static Advisory.Advised advised(String id, Advisory.Decision decision, String text) {
    return new Advisory.Advised(
        id,
        Advisory.AdviceKind.INDEX,
        "btree",
        List.of(FINGERPRINT),
        text,
        "CREATE INDEX CONCURRENTLY ON shop.orders (customer)",
        Advisory.Basis.HYPOPG,
        "0.0",
        Map.of("costBefore", 900.0),
        0.5,
        decision,
        new Advisory.Effect(NOW, 3.0, 1.5, 0.5, List.of(), null));
  }
}
