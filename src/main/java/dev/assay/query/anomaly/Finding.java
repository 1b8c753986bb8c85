package dev.assay.query.anomaly;

import dev.assay.query.Insight.AnomalyKind;

/** What a query's newest samples show together: an anomaly that begins. Immutable. */
record Finding(AnomalyKind kind, Metric metric) {
  static Finding of(AnomalyKind kind) {
    return new Finding(kind, metric(kind));
  }

  /** The metric that an anomaly of this kind is told by. */
  static Metric metric(AnomalyKind kind) {
    return switch (kind) {
      case SPIKE, DRIFT, PLAN_FLIP, RESIDUAL -> Metric.TIME;
      case CACHE_DEGRADATION -> Metric.MISSES;
      case IO_RISE -> Metric.READS;
    };
  }
}
