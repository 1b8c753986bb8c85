package dev.assay.query.anomaly;

import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.Insight.AnomalyState;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.collect.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One query that is watched: what is usual of it, its newest samples, and its anomaly while one is
 * open. There is at most one, so that one cause is told once. For one thread at a time.
 */
final class Subject {
  private static final int LEARNED_CLOSELY = 120;
  private static final int BEFORE = 3;
  private static final Duration DAY = Duration.ofDays(1);

  private final Pasts pasts = new Pasts();
  private final Tested tested = new Tested(pasts);
  private final Gathering gathering = new Gathering();
  private final Residual residual = new Residual();
  private final Told tell;
  // Of the newest interval.
  private Common common = Common.of(List.of());
  private @Nullable Episode open;
  private @Nullable PlanChanged flip;
  // Since when there is a past in which nothing drifted.
  private @Nullable Instant drifts;
  private @Nullable Instant last;
  private Duration length = Duration.ZERO;

  Subject(String database, String fingerprint) {
    this.tell = new Told(database, fingerprint, pasts);
  }

  /** Learns what is usual; {@code known} are its anomalies, the oldest first. */
  void learn(List<Interval> past, List<Turn> known) {
    int left = past.size();
    for (Interval interval : past) {
      Sample sample = gathering.add(interval);
      left--;
      if (sample != null) {
        seen(sample);
        learn(sample, left < LEARNED_CLOSELY, known);
      }
    }
    end();
    // One whose intervals are gone already goes on all the same.
    known.stream().filter(Subject::isOpen).map(this::reopen).forEach(this::resume);
  }

  private void resume(Episode episode) {
    last = last == null ? episode.anomaly().updatedAt() : last;
  }

  // Comparing costs more than adding: only what remains of the newest samples is asked for later.
  private void learn(Sample sample, boolean closely, List<Turn> known) {
    Turn covering =
        known.stream().filter(turn -> covers(turn.anomaly(), sample)).findFirst().orElse(null);
    if (covering == null) {
      end();
      pasts.add(closely ? look(sample) : Look.at(sample));
    } else {
      reopen(covering).hold(covering.usual() || isOpen(covering) ? look(sample) : Look.at(sample));
    }
  }

  private static boolean covers(Anomaly anomaly, Sample sample) {
    Instant resolved = anomaly.resolvedAt();
    return sample.to().isAfter(anomaly.since())
        && (resolved == null || !sample.to().isAfter(resolved));
  }

  private static boolean isOpen(Turn turn) {
    return turn.anomaly().state() == AnomalyState.OPEN;
  }

  private Episode reopen(Turn turn) {
    Episode now = open;
    if (now == null || !now.anomaly().id().equals(turn.anomaly().id())) {
      end();
      now = Episode.known(turn);
      open = now;
    }
    return now;
  }

  // What became usual in the past that is learned.
  private void end() {
    Episode over = open;
    if (over != null && over.anomaly().state() == AnomalyState.RESOLVED) {
      close(over, over.usual());
    }
  }

  /** Its plan has changed. */
  @Nullable Turn flipped(PlanChanged change) {
    flip = change;
    Episode now = open;
    if (now == null) {
      return null;
    }
    return now.flipped(change, before(now.anomaly().since()));
  }

  private Instant before(Instant since) {
    return since.minus(length.multipliedBy(BEFORE));
  }

  /**
   * How far the time of its calls is from what is usual; null where that is not known, of too few
   * calls, and while it has an anomaly, which is its own.
   */
  @Nullable Offset offset(Interval interval) {
    Past past = pasts.of(Metric.TIME);
    if (open != null || interval.calls() < Gathering.ENOUGH || !past.known()) {
      return null;
    }
    Sample sample = Gathering.alone(interval);
    double rest = Metric.TIME.of(sample) - past.centre(sample.hour());
    return new Offset(rest, Math.max(past.spread(), sample.doubt()));
  }

  /** What is usual of its time is another by so much from now on; ln of a ratio. */
  void shift(double by) {
    pasts.shift(metric -> metric == Metric.TIME ? by : Double.NaN);
  }

  /** The next interval of it; what has changed by it, or null. */
  @Nullable Turn observe(Interval interval, Common all, @Nullable Prediction prediction) {
    common = all;
    Sample sample = gathering.add(all.without(interval));
    if (sample == null) {
      return null;
    }
    if (last != null && last.plus(patience(sample)).isBefore(sample.from())) {
      // What was hours ago says nothing of now.
      tested.flush();
      residual.clear();
    }
    seen(sample);
    Look look = look(sample);
    Episode episode = open;
    return episode == null ? begin(look, prediction) : follow(episode, look, prediction);
  }

  private static Duration patience(Sample sample) {
    Duration twelve = sample.length().multipliedBy(Drift.WINDOW);
    return twelve.compareTo(Duration.ofHours(1)) > 0 ? twelve : Duration.ofHours(1);
  }

  private void seen(Sample sample) {
    drifts = drifts == null ? sample.from() : drifts;
    last = sample.to();
    length = sample.length();
  }

  private Look look(Sample sample) {
    return pasts.look(sample, blamed(sample) ? Tested.FLIP_EFFECT : Metric.TIME.effect);
  }

  // Whether the plan has changed shortly before or in what is looked at.
  private boolean blamed(Sample sample) {
    PlanChanged change = flip;
    return change != null && !change.at().isBefore(before(sample.from()));
  }

  private @Nullable Turn begin(Look look, @Nullable Prediction prediction) {
    tested.add(look);
    boolean day = !look.sample().to().minus(DAY).isBefore(Objects.requireNonNull(drifts));
    Finding found = tested.find(blamed(tested.first().sample()), day);
    if (found != null) {
      return open(found, look, null);
    }
    boolean beyond = residual.persists(look, prediction);
    return beyond ? open(Finding.of(AnomalyKind.RESIDUAL), look, prediction) : null;
  }

  private @Nullable Turn open(Finding found, Look look, @Nullable Prediction prediction) {
    Told.Figures figures =
        prediction == null
            ? tell.figures(look, found.metric())
            : Told.figures(look.sample(), prediction);
    if (figures == null) {
      return null;
    }
    List<Look> beginning = tested.begin();
    Instant since = beginning.getFirst().sample().from();
    Anomaly anomaly = tell.opened(found.kind(), since, look, figures);
    PlanChanged change = flip;
    if (found.kind() == AnomalyKind.PLAN_FLIP && change != null) {
      anomaly = Told.flipped(anomaly, change);
    }
    if (common.notable()) {
      anomaly = Told.with(anomaly, Words.divided(common));
    }
    Episode begun = new Episode(anomaly, prediction);
    beginning.forEach(begun::hold);
    open = begun;
    residual.clear();
    return new Turn(Turn.Event.OPENED, anomaly, false);
  }

  private @Nullable Turn follow(Episode now, Look look, @Nullable Prediction prediction) {
    Turn turn = now.next(look, tell, prediction);
    if (turn != null && turn.event() == Turn.Event.RESOLVED) {
      flip = null;
      close(now, turn.usual());
      now.ending().forEach(tested::add);
    }
    return turn;
  }

  private void close(Episode over, boolean usual) {
    open = null;
    Instant ended = over.anomaly().resolvedAt();
    if (over.anomaly().kind() == AnomalyKind.DRIFT && ended != null) {
      drifts = ended;
    }
    if (usual) {
      pasts.shift(over::shift);
    }
    over.hours().forEach(pasts::addHour);
    Sample rest = over.lastHour();
    if (rest != null) {
      pasts.addToHour(rest);
    }
  }

  /** Ends what is open of a query that is not called any more. */
  @Nullable Turn idle(Instant time) {
    Episode now = open;
    if (now == null || last == null || time.isBefore(last.plus(DAY))) {
      return null;
    }
    close(now, false);
    return now.idle(time);
  }

  @Nullable Anomaly anomaly() {
    return open == null ? null : open.anomaly();
  }

  /** How many samples are known of it. */
  int samples() {
    return pasts.count();
  }

  /** When it was called last; null where it was not yet. */
  @Nullable Instant last() {
    return last;
  }
}
