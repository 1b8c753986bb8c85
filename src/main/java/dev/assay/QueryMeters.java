package dev.assay;

import dev.assay.ml.Ml;
import dev.assay.ml.ModelProxy;
import dev.assay.observe.Meters;
import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.Advisory.Decision;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.advice.AdviceCounts;
import dev.assay.query.anomaly.AnomalyDesk;
import dev.assay.query.collect.Collector;
import java.util.function.Function;

/** What is measured of the query desk. Stateless. */
final class QueryMeters {
  private static final double HALF = 0.5;

  private QueryMeters() {}

  static void watch(Meters meters, Collector collector) {
    meters.total(
        "assay.collect.intervals",
        "Intervals of databases that were stored",
        () -> collector.counts().intervals());
    meters.total(
        "assay.collect.failures",
        "Readings of databases that failed",
        () -> collector.counts().failures());
    meters.total(
        "assay.collect.unfit",
        "Texts that no fingerprint could be made of",
        () -> collector.counts().unfit());
  }

  static void watch(Meters meters, AnomalyDesk anomalies) {
    for (AnomalyKind kind : AnomalyKind.values()) {
      var label = new Meters.Label("kind", kind.wire());
      meters.gauge(
          "assay.anomalies.open", "Anomalies that go on", label, () -> open(anomalies, kind));
      meters.total(
          "assay.anomalies.opened", "Anomalies begun", label, () -> anomalies.opened(kind));
    }
    meters.total("assay.anomalies.resolved", "Anomalies that are over", anomalies::resolved);
    meters.total(
        "assay.anomalies.unlooked", "Intervals that were not looked at", anomalies::unlooked);
    meters.total(
        "assay.anomalies.webhook.failures",
        "Anomalies that the webhook was not told",
        anomalies::webhookFailures);
    meters.watch(anomalies.desk());
  }

  private static int open(AnomalyDesk anomalies, AnomalyKind kind) {
    return anomalies.openByDatabase().values().stream()
        .mapToInt(byKind -> byKind.getOrDefault(kind, 0))
        .sum();
  }

  static void watch(Meters meters, AdviceCounts advice) {
    for (AdviceKind kind : AdviceKind.values()) {
      meters.total(
          "assay.advice.given",
          "Open advice in answers that were made",
          new Meters.Label("kind", kind.wire()),
          () -> advice.given(kind));
    }
    for (Decision decision : Decision.values()) {
      meters.total(
          "assay.advice.decided",
          "Decisions on advice",
          new Meters.Label("decision", decision.wire()),
          () -> advice.taken(decision));
    }
  }

  static void watch(Meters meters, ModelProxy proxy) {
    for (String name : proxy.state().operations().keySet()) {
      var label = new Meters.Label("operation", name);
      meters.total(
          "assay.ml.calls",
          "Questions to the model service",
          label,
          () -> of(proxy, name, Ml.Operation::calls));
      meters.total(
          "assay.ml.failures",
          "Tries that failed",
          label,
          () -> of(proxy, name, Ml.Operation::failures));
      meters.total(
          "assay.ml.retries",
          "Tries after the first",
          label,
          () -> of(proxy, name, Ml.Operation::retries));
      meters.total(
          "assay.ml.retries.refused",
          "Retries for which there was no budget",
          label,
          () -> of(proxy, name, Ml.Operation::retriesRefused));
      meters.gauge(
          "assay.ml.breaker",
          "0 closed, 0.5 half open, 1 open",
          label,
          () -> of(proxy, name, operation -> level(operation.breaker())));
    }
    meters.gauge(
        "assay.ml.connections", "Connections to the service", () -> proxy.state().pool().open());
    meters.gauge(
        "assay.ml.connections.in.use",
        "Connections with a question",
        () -> proxy.state().pool().inUse());
    meters.gauge(
        "assay.ml.retry.budget", "Retries that may be made", () -> proxy.state().retryBudget());
  }

  private static Number of(
      ModelProxy proxy, String operation, Function<Ml.Operation, Number> figure) {
    Ml.Operation there = proxy.state().operations().get(operation);
    return there == null ? 0 : figure.apply(there);
  }

  private static double level(Ml.Breaker breaker) {
    return switch (breaker) {
      case CLOSED -> 0;
      case HALF_OPEN -> HALF;
      case OPEN -> 1;
    };
  }
}
