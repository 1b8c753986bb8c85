package dev.assay.query.anomaly;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What is usual of one query, all of its metrics. For one thread at a time. */
final class Pasts {
  private final Map<Metric, Past> byMetric = new EnumMap<>(Metric.class);
  private final HourSums sums = new HourSums();

  Pasts() {
    for (Metric metric : Metric.values()) {
      byMetric.put(metric, new Past(metric));
    }
  }

  Past of(Metric metric) {
    return Objects.requireNonNull(byMetric.get(metric));
  }

  int count() {
    return of(Metric.TIME).count();
  }

  /** The sample beside what is usual; {@code effect} is the least change of its time. */
  Look look(Sample sample, double effect) {
    Map<Metric, Deviation> deviations = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      Past past = of(metric);
      if (past.known() && !Double.isNaN(metric.of(sample))) {
        double spread = past.sigma(sample.hour());
        double sigma = metric == Metric.TIME ? Math.max(spread, sample.doubt()) : spread;
        double least = metric == Metric.TIME ? effect : metric.effect;
        deviations.put(
            metric, new Deviation(metric, sample, past.centre(sample.hour()), sigma, least));
      }
    }
    return new Look(sample, deviations);
  }

  /** From now on this is part of what is usual. */
  void add(Look look) {
    Sample sample = look.sample();
    for (Metric metric : Metric.values()) {
      double value = metric.of(sample);
      if (!Double.isNaN(value)) {
        of(metric).add(value, look.rest(metric));
      }
    }
    addToHour(sample);
  }

  /** From now on this is part of what its hour is, and of nothing else. */
  void addToHour(Sample sample) {
    Sample hour = sums.add(sample);
    if (hour != null) {
      addHour(hour);
    }
  }

  /** From now on this hour is part of what hours are. */
  void addHour(Sample hour) {
    for (Metric metric : Metric.values()) {
      double value = metric.of(hour);
      if (!Double.isNaN(value)) {
        of(metric).addHour(hour.hour(), value);
      }
    }
  }

  /** What was usual is so no more: each metric is another by so much from now on. */
  void shift(ToDoubleFunction<Metric> by) {
    for (Metric metric : Metric.values()) {
      double shift = by.applyAsDouble(metric);
      if (!Double.isNaN(shift)) {
        of(metric).shift(shift);
      }
    }
  }
}
