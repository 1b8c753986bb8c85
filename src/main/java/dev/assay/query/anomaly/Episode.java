package dev.assay.query.anomaly;

import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.Query.PlanChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An anomaly of a query while it is open. For one thread at a time.
 *
 * <p>It is over after three quiet samples in a row; a drift, once the median of the last twelve (of
 * 120 where they are short) is less than half of what would begin one. What has lasted for a day,
 * and for a day's samples of an hour, is what is usual from then on: the past is moved by the
 * median of what was seen in it, so that its hours of the week and its spread stay known. The hours
 * of any that is over count as hours of the past, so that what recurs in a week is known.
 */
final class Episode {
  static final Duration LONG = Duration.ofDays(1);
  private static final int QUIET = 3;
  private static final int LONG_SAMPLES = 24;
  private static final int KEPT = 120;
  private static final int EARLY = 15;
  private static final double NEWS = 1.5;
  private static final Duration AT_LEAST = Duration.ofHours(1);

  private final Map<Metric, Recent> rests = new EnumMap<>(Metric.class);
  private final HourSums sums = new HourSums();
  private final List<Sample> hours = new ArrayList<>();
  private final Deque<Look> quiet = new ArrayDeque<>();
  private Anomaly anomaly;
  private double told;
  private Instant toldAt;
  private int held;
  private boolean usual;
  private @Nullable Prediction prediction;

  Episode(Anomaly anomaly, @Nullable Prediction prediction) {
    this.anomaly = anomaly;
    this.told = anomaly.figure();
    this.toldAt = anomaly.updatedAt();
    this.prediction = prediction;
    for (Metric metric : Metric.values()) {
      rests.put(metric, new Recent(KEPT));
    }
  }

  /** One of before, as its last turn was. */
  static Episode known(Turn turn) {
    Episode episode = new Episode(turn.anomaly(), null);
    episode.usual = turn.usual();
    return episode;
  }

  Anomaly anomaly() {
    return anomaly;
  }

  /** Whether it is over only because it has lasted so long. */
  boolean usual() {
    return usual;
  }

  /** Keeps what is seen in it: its hours are what these hours were, also once it is over. */
  void hold(Look look) {
    held++;
    rests.forEach((metric, recent) -> recent.add(look.rest(metric)));
    Sample hour = look.quiet() ? null : sums.add(look.sample());
    if (hour != null) {
      hours.add(hour);
    }
  }

  /** The next sample of it; what has changed by it, or null. */
  @Nullable Turn next(Look look, Told tell, @Nullable Prediction predicted) {
    prediction = predicted == null ? prediction : predicted;
    hold(look);
    if (isQuiet(look)) {
      quiet.addLast(look);
    } else {
      quiet.clear();
    }
    if (over(look, tell)) {
      anomaly = Told.resolved(anomaly, look.sample().to(), null);
      return new Turn(Turn.Event.RESOLVED, anomaly, false);
    }
    if (lasted(look.sample().to())) {
      anomaly = Told.resolved(anomaly, look.sample().to(), Told.usualSince(anomaly.since()));
      usual = true;
      return new Turn(Turn.Event.RESOLVED, anomaly, usual);
    }
    return update(look, tell);
  }

  // What is quiet may be the end of it, and is no news until it is.
  private @Nullable Turn update(Look look, Told tell) {
    if (!quiet.isEmpty()) {
      return null;
    }
    Anomaly before = anomaly;
    anomaly = tell.updated(before, look, figures(look, tell));
    boolean news =
        anomaly.severity() != before.severity()
            || !anomaly.changed().equals(before.changed())
            || anomaly.figure() > told * NEWS
            || anomaly.figure() < told / NEWS
            || !anomaly.updatedAt().isBefore(toldAt.plus(AT_LEAST));
    if (!news) {
      return null;
    }
    told = anomaly.figure();
    toldAt = anomaly.updatedAt();
    return new Turn(Turn.Event.UPDATED, anomaly, false);
  }

  private Told.@Nullable Figures figures(Look look, Told tell) {
    Prediction by = prediction;
    if (anomaly.kind() != AnomalyKind.RESIDUAL) {
      return tell.figures(look, Finding.metric(anomaly.kind()));
    }
    return by == null ? null : Told.figures(look.sample(), by);
  }

  /** A plan that has changed at the beginning of it, and is the cause of slower calls. */
  @Nullable Turn flipped(PlanChanged change, Instant earliest) {
    boolean explains =
        switch (anomaly.kind()) {
          case SPIKE, CACHE_DEGRADATION, IO_RISE, RESIDUAL -> slower();
          case DRIFT, PLAN_FLIP -> false;
        };
    if (!explains || held > EARLY || change.at().isBefore(earliest)) {
      return null;
    }
    anomaly = Told.flipped(anomaly, change);
    return new Turn(Turn.Event.UPDATED, anomaly, false);
  }

  private boolean slower() {
    double[] times = newest(Metric.TIME, QUIET);
    return anomaly.kind() == AnomalyKind.SPIKE || Robust.median(times) >= Tested.FLIP_EFFECT;
  }

  /** Over since its query is not called any more. */
  Turn idle(Instant now) {
    anomaly = Told.resolved(anomaly, now, "the query was not called for a day");
    return new Turn(Turn.Event.RESOLVED, anomaly, false);
  }

  /** The hours of it that have ended. */
  List<Sample> hours() {
    return List.copyOf(hours);
  }

  /** What there is of its last hour; null where nothing. */
  @Nullable Sample lastHour() {
    return sums.take();
  }

  /** The quiet samples that ended it. */
  List<Look> ending() {
    return List.copyOf(quiet);
  }

  /** By how much what was seen in it is away from what was usual; not a number if unknown. */
  double shift(Metric metric) {
    return Robust.median(newest(metric, KEPT));
  }

  private double[] newest(Metric metric, int many) {
    Recent recent = rests.get(metric);
    return recent == null ? new double[0] : recent.newest(many);
  }

  private boolean isQuiet(Look look) {
    Prediction by = prediction;
    return anomaly.kind() == AnomalyKind.RESIDUAL
        ? by == null || !Residual.above(look.sample(), by)
        : look.quiet();
  }

  private boolean over(Look look, Told tell) {
    if (anomaly.kind() != AnomalyKind.DRIFT) {
      return quiet.size() >= QUIET;
    }
    int many = Drift.close(look.sample()) ? KEPT : Drift.WINDOW;
    double[] last = newest(Metric.TIME, many);
    double least = Drift.least(tell.pasts().of(Metric.TIME), look.sample().hour());
    return last.length >= many && Robust.median(last) < least / 2;
  }

  private boolean lasted(Instant now) {
    return quiet.isEmpty() && held >= LONG_SAMPLES && !now.isBefore(anomaly.since().plus(LONG));
  }
}
