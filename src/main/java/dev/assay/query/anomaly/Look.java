package dev.assay.query.anomaly;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sample beside what is usual, as it was known when the sample came. Immutable. */
record Look(Sample sample, Map<Metric, Deviation> deviations) {
  Look {
    deviations = Map.copyOf(deviations);
  }

  /** A sample that is not compared with anything. */
  static Look at(Sample sample) {
    return new Look(sample, Map.of());
  }

  /** Null where too little is known to tell. */
  @Nullable Deviation of(Metric metric) {
    return deviations.get(metric);
  }

  double rest(Metric metric) {
    Deviation deviation = deviations.get(metric);
    return deviation == null ? Double.NaN : deviation.rest();
  }

  double score(Metric metric) {
    Deviation deviation = deviations.get(metric);
    return deviation == null ? Double.NaN : deviation.score();
  }

  boolean elevated(Metric metric) {
    Deviation deviation = deviations.get(metric);
    return deviation != null && deviation.elevated();
  }

  /** Whether nothing that could open an anomaly goes on. */
  boolean quiet() {
    return !elevated(Metric.TIME) && !elevated(Metric.MISSES) && !elevated(Metric.READS);
  }
}
