package dev.assay.query.anomaly;

import dev.assay.bus.Hash;
import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.Insight.AnomalyState;
import dev.assay.query.Insight.Baseline;
import dev.assay.query.Query.Severity;
import dev.assay.query.collect.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells once of what slows all queries of a database, in place of each of them. For one thread at a
 * time.
 *
 * <p>It begins, goes on and ends as the anomaly of a query does: two of the last three intervals in
 * which {@link Common} is 3.5 robust standard deviations and 1.5 times above what is usual of it;
 * three quiet ones in a row; a day, after which it is what is usual.
 */
final class Machine {
  private static final String UNIT = "times the usual";
  private static final int LOOKED = 3;
  private static final int NEEDED = 2;
  private static final int LONG = 24;
  private static final double HALF = 0.5;
  private static final double QUIET = 2;
  private static final double NEWS = 1.5;
  private static final int ID_LENGTH = 16;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final String database;
  private final Past past = new Past(Metric.TIME);
  private final HourSums sums = new HourSums();
  private final List<Sample> hours = new ArrayList<>();
  private final Deque<Point> window = new ArrayDeque<>();
  private final Deque<Point> quiet = new ArrayDeque<>();
  private final Recent held = new Recent(LONG * 60);
  private @Nullable Anomaly open;
  private double told;
  private Instant toldAt = Instant.MIN;
  private Instant last = Instant.MIN;

  /** The median query of one interval, beside what is usual then. */
  private record Point(Closed closed, Common common, double centre, double sigma) {
    double rest() {
      return common.value() - centre;
    }

    boolean raised() {
      return rest() >= Math.max(Metric.TIME.effect, Deviation.RAISED * sigma);
    }

    boolean elevated() {
      return rest() >= Math.max(HALF * Metric.TIME.effect, QUIET * sigma);
    }

    Sample sample() {
      double total = common.queries() * Math.exp(common.value());
      return new Sample(closed.from(), closed.to(), common.queries(), total, 0, 0, 0);
    }
  }

  Machine(String database) {
    this.database = database;
  }

  /** Goes on with one that was open before. */
  void resume(Anomaly before) {
    if (open == null && before.state() == AnomalyState.OPEN) {
      open = before;
      told = before.figure();
      toldAt = before.updatedAt();
      last = before.updatedAt();
    }
  }

  @Nullable Anomaly anomaly() {
    return open;
  }

  /** By how much all that was seen in the last one is away from what was usual; ln of a ratio. */
  double shift() {
    double shift = Robust.median(held.newest(LONG * 60));
    return Double.isNaN(shift) ? 0 : Math.max(0, shift);
  }

  /** The next interval; what has changed by it, or null. */
  @Nullable Turn observe(Closed closed, Common common) {
    Anomaly now = open;
    if (!common.known()) {
      boolean over = now != null && !closed.to().isBefore(last.plus(DAY));
      return over ? over(closed, "too few queries were called for a day to tell", false) : null;
    }
    last = closed.to();
    long hour = Sample.hour(closed.to());
    // Without a past of its own: as usual is as long as usual.
    double centre = past.known() ? past.centre(hour) : 0;
    Point point = new Point(closed, common, centre, past.sigma(hour));
    Sample complete = sums.add(point.sample());
    if (complete != null) {
      hours.add(complete);
    }
    if (now == null) {
      learnHours();
    }
    return now == null ? begin(point) : follow(now, point);
  }

  // Its hours are what these hours are only once it is over: it does not explain itself.
  private void learnHours() {
    hours.forEach(hour -> past.addHour(hour.hour(), Metric.TIME.of(hour)));
    hours.clear();
  }

  private @Nullable Turn begin(Point point) {
    add(point);
    long raised = window.stream().filter(Point::raised).count();
    if (raised < NEEDED || !point.raised() || !past.known()) {
      return null;
    }
    Instant since =
        window.stream().filter(Point::elevated).findFirst().orElse(point).closed().from();
    held.clear();
    window.stream().filter(Point::elevated).forEach(one -> held.add(one.common().value()));
    window.clear();
    quiet.clear();
    String id = Hash.of(database + "\n\n" + since).substring(0, ID_LENGTH);
    return tell(Turn.Event.OPENED, anomaly(id, since, point, Severity.LOW));
  }

  private void add(Point point) {
    window.addLast(point);
    if (window.size() > LOOKED) {
      Point left = window.removeFirst();
      past.add(left.common().value(), past.known() ? left.rest() : Double.NaN);
    }
  }

  private Turn tell(Turn.Event event, Anomaly anomaly) {
    open = anomaly;
    told = anomaly.figure();
    toldAt = anomaly.updatedAt();
    return new Turn(event, anomaly, false);
  }

  private @Nullable Turn follow(Anomaly now, Point point) {
    held.add(point.common().value());
    Instant to = point.closed().to();
    if (!point.elevated()) {
      quiet.addLast(point);
      return quiet.size() < LOOKED ? null : over(point.closed(), null, false);
    }
    quiet.clear();
    if (held.size() >= LONG && !to.isBefore(now.since().plus(DAY))) {
      return over(point.closed(), Told.usualSince(now.since()), true);
    }
    Anomaly next = anomaly(now.id(), now.since(), point, now.severity());
    open = next;
    boolean news =
        next.severity() != now.severity()
            || next.figure() > told * NEWS
            || next.figure() < told / NEWS
            || !to.isBefore(toldAt.plus(HOUR));
    return news ? tell(Turn.Event.UPDATED, next) : null;
  }

  private @Nullable Turn over(Closed closed, @Nullable String reason, boolean usual) {
    Anomaly now = open;
    open = null;
    quiet.forEach(this::add);
    quiet.clear();
    if (usual) {
      hours.clear();
    }
    return now == null
        ? null
        : new Turn(Turn.Event.RESOLVED, Told.resolved(now, closed.to(), reason), usual);
  }

  private Anomaly anomaly(String id, Instant since, Point point, Severity least) {
    Common common = point.common();
    long hour = Sample.hour(point.closed().to());
    double score = point.rest() / point.sigma();
    double band = Math.max(Deviation.RAISED * past.spread(), Metric.TIME.effect);
    Severity severity = Told.severity(score, wasted(point), 0);
    return new Anomaly(
        id,
        database,
        AnomalyKind.SPIKE,
        null,
        severity.compareTo(least) > 0 ? severity : least,
        AnomalyState.OPEN,
        since,
        point.closed().to(),
        null,
        Math.exp(common.value()),
        UNIT,
        new Baseline(
            Math.exp(point.centre()),
            Math.exp(point.centre() - band),
            Math.exp(point.centre() + band),
            past.intervals(hour),
            past.of(hour)),
        score,
        past.nearer(point.rest()),
        List.of(Words.slower(common)),
        null,
        null);
  }

  // Share of the time that passed which all calls took more than usual.
  private static double wasted(Point point) {
    double total = point.closed().intervals().stream().mapToDouble(Interval::totalMs).sum();
    return total * (1 - Math.exp(-point.rest())) / point.sample().lengthMs();
  }
}
