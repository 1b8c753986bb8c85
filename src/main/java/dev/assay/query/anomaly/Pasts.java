package dev.assay.query.anomaly;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What is usual of one query, all of its metrics. For one thread at a time. */
final class Pasts {
  private final Map<Metric, Past> byMetric = new EnumMap<>(Metric.class);
  private long hour = Long.MIN_VALUE;
  private long calls;
  private double totalMs;
  private long hit;
  private long read;
  private @Nullable Sample newest;

  Pasts() {
    for (Metric metric : Metric.values()) {
      byMetric.put(metric, new Past(metric));
    }
  }

  Past of(Metric metric) {
    return Objects.requireNonNull(byMetric.get(metric));
  }

  boolean known() {
    return of(Metric.TIME).known();
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
        double sigma =
            metric == Metric.TIME ? Math.max(past.spread(), sample.error()) : past.spread();
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
    if (sample.hour() != hour) {
      endHour();
      hour = sample.hour();
    }
    calls += sample.calls();
    totalMs += sample.totalMs();
    hit += sample.hit();
    read += sample.read();
    newest = sample;
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

  private void endHour() {
    Sample last = newest;
    if (last == null || calls == 0) {
      return;
    }
    Sample whole = new Sample(last.from(), last.to(), calls, totalMs, 0, hit, read);
    for (Metric metric : Metric.values()) {
      double value = metric.of(whole);
      if (!Double.isNaN(value)) {
        of(metric).addHour(hour, value);
      }
    }
    calls = 0;
    totalMs = 0;
    hit = 0;
    read = 0;
  }
}
