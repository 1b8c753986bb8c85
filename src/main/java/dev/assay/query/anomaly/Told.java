package dev.assay.query.anomaly;

import dev.assay.bus.Hash;
import dev.assay.query.Forecast;
import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.Insight.AnomalyState;
import dev.assay.query.Insight.Baseline;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.Query.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what was found of a query into the form in which it is told. Pure; safe on any thread. */
record Told(String database, String fingerprint, Pasts pasts) {
  private static final int ID_LENGTH = 16;
  private static final double HIGH_SHARE = 0.1;
  private static final double MEDIUM_SHARE = 0.01;
  private static final double HIGH_SCORE = 6;
  // 100 and 10 MB in a second.
  private static final double HIGH_BLOCKS = 12_800;
  private static final double MEDIUM_BLOCKS = 1_280;
  private static final double SECOND_MS = 1000;

  /** The figures of an anomaly in one sample. */
  record Figures(double figure, String unit, Baseline baseline, double score, double confidence) {}

  /** An anomaly that begins. */
  Anomaly opened(AnomalyKind kind, Instant since, Look look, Figures figures) {
    String id = Hash.of(database + '\n' + fingerprint + '\n' + since).substring(0, ID_LENGTH);
    Sample sample = look.sample();
    return new Anomaly(
        id,
        database,
        kind,
        fingerprint,
        severity(look, figures.score()),
        AnomalyState.OPEN,
        since,
        sample.to(),
        null,
        figures.figure(),
        figures.unit(),
        figures.baseline(),
        figures.score(),
        figures.confidence(),
        Words.beside(look, Finding.metric(kind)),
        null,
        null);
  }

  /** The same anomaly as it is now; severity does not fall while it is open. */
  Anomaly updated(Anomaly before, Look look, @Nullable Figures now) {
    Figures figures =
        now == null
            ? new Figures(
                before.figure(),
                before.unit(),
                before.baseline(),
                before.score(),
                before.confidence())
            : now;
    Severity severity = severity(look, figures.score());
    return new Anomaly(
        before.id(),
        before.database(),
        before.kind(),
        before.fingerprint(),
        severity.compareTo(before.severity()) > 0 ? severity : before.severity(),
        before.state(),
        before.since(),
        look.sample().to(),
        null,
        figures.figure(),
        figures.unit(),
        figures.baseline(),
        figures.score(),
        figures.confidence(),
        joined(before.changed(), Words.beside(look, Finding.metric(before.kind()))),
        before.before(),
        before.after());
  }

  // The first words of each thing that changed are kept: they tell of the beginning.
  private static List<String> joined(List<String> before, List<String> now) {
    return before.isEmpty() ? now : before;
  }

  /** The same anomaly, now that its cause is known. */
  static Anomaly flipped(Anomaly one, PlanChanged change) {
    return new Anomaly(
        one.id(),
        one.database(),
        AnomalyKind.PLAN_FLIP,
        one.fingerprint(),
        one.severity(),
        one.state(),
        one.since(),
        one.updatedAt(),
        one.resolvedAt(),
        one.figure(),
        one.unit(),
        one.baseline(),
        one.score(),
        one.confidence(),
        one.changed(),
        change.before(),
        change.after());
  }

  /** The same anomaly, over; with the reason where it did not go back to what was usual. */
  static Anomaly resolved(Anomaly one, Instant at, @Nullable String reason) {
    return new Anomaly(
        one.id(),
        one.database(),
        one.kind(),
        one.fingerprint(),
        one.severity(),
        AnomalyState.RESOLVED,
        one.since(),
        at,
        at,
        one.figure(),
        one.unit(),
        one.baseline(),
        one.score(),
        one.confidence(),
        reason == null ? one.changed() : with(one.changed(), reason),
        one.before(),
        one.after());
  }

  /** The same anomaly, with something more that is to be known of it. */
  static Anomaly with(Anomaly one, String more) {
    return new Anomaly(
        one.id(),
        one.database(),
        one.kind(),
        one.fingerprint(),
        one.severity(),
        one.state(),
        one.since(),
        one.updatedAt(),
        one.resolvedAt(),
        one.figure(),
        one.unit(),
        one.baseline(),
        one.score(),
        one.confidence(),
        with(one.changed(), more),
        one.before(),
        one.after());
  }

  /** Why one is over that did not end. */
  static String usualSince(Instant since) {
    return "it has lasted since %s and is what is usual now".formatted(since);
  }

  private static List<String> with(List<String> changed, String reason) {
    return Stream.concat(changed.stream(), Stream.of(reason)).toList();
  }

  /** The figures of one metric; null where the sample does not tell it. */
  @Nullable Figures figures(Look look, Metric metric) {
    Deviation deviation = look.of(metric);
    if (deviation == null) {
      return null;
    }
    Past past = pasts.of(metric);
    long hour = look.sample().hour();
    double band = Math.max(Deviation.RAISED * past.spread(), deviation.effect());
    Baseline baseline =
        new Baseline(
            deviation.usual(),
            metric.figure(deviation.centre() - band),
            metric.figure(deviation.centre() + band),
            past.intervals(hour),
            past.of(hour));
    return new Figures(
        deviation.figure(),
        metric.unit,
        baseline,
        deviation.score(),
        past.nearer(deviation.rest()));
  }

  /**
   * The figures of a time against the model's interval. The spread is the interval's upper half, on
   * the scale of logarithms; the confidence is the interval's coverage, which was measured on what
   * was held out when the model was trained.
   */
  static Figures figures(Sample sample, Prediction prediction) {
    double predicted = Objects.requireNonNull(prediction.predictedMs());
    Forecast.Interval interval = Objects.requireNonNull(prediction.interval());
    double half = Math.max(Metric.TIME.floor, Math.log(interval.high() / predicted));
    return new Figures(
        sample.meanMs(),
        Metric.TIME.unit,
        new Baseline(
            predicted, interval.low(), interval.high(), 0, "model " + prediction.modelVersion()),
        Math.log(sample.meanMs() / predicted) / half,
        interval.coverage());
  }

  // From how sure it is and from the harm: the share of the time that passed which calls took more
  // than usual, all together, or what was read more in a second.
  private static Severity severity(Look look, double score) {
    Sample sample = look.sample();
    double time = more(look, Metric.TIME) * sample.calls() / sample.lengthMs();
    double blocks = more(look, Metric.READS) * sample.calls() / sample.lengthMs() * SECOND_MS;
    return severity(score, time, blocks);
  }

  static Severity severity(double score, double time, double blocks) {
    if (score >= HIGH_SCORE && (time >= HIGH_SHARE || blocks >= HIGH_BLOCKS)) {
      return Severity.HIGH;
    }
    return time >= MEDIUM_SHARE || blocks >= MEDIUM_BLOCKS ? Severity.MEDIUM : Severity.LOW;
  }

  private static double more(Look look, Metric metric) {
    Deviation deviation = look.of(metric);
    return deviation == null || !deviation.elevated()
        ? 0
        : Math.max(0, deviation.figure() - deviation.usual());
  }
}
