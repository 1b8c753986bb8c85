package dev.assay.query.anomaly;

import dev.assay.query.Insight.AnomalyKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The window of the newest samples that is tested, and is not part of what it is compared with. For
 * one thread at a time.
 *
 * <p>An anomaly begins when two of three samples are 3.5 robust standard deviations above what is
 * usual (Iglewicz and Hoaglin, "How to Detect and Handle Outliers", 1993), or three of three 2.6,
 * or five of five 2: the runs rules of the Western Electric handbook (1956) with their limits so
 * far out that each comes by chance in about one of ten million samples, since thousands of queries
 * are tested each minute; the longer runs count only where samples are about independent. Their
 * median has to be a change large enough to matter, too.
 *
 * <p>What grew by that much within minutes has begun, too; of longer samples {@link Drift} tells.
 *
 * <p>The cause that explains the others is told: a plan that has changed explains slower calls and
 * what they read; blocks that are not in shared buffers any more explain slower calls that ask for
 * as many of them as before.
 */
final class Tested {
  /** The least change of time that a plan which has changed is blamed for. */
  static final double FLIP_EFFECT = Math.log(1.2);

  private static final int SAMPLES = 5;
  private static final int MOST_OF_THREE = 2;
  private static final int BEFORE = 8;
  private static final List<Run> RUNS =
      List.of(new Run(2, 3, Deviation.RAISED), new Run(3, 3, 2.6), new Run(5, 5, 2));

  private final Pasts pasts;
  private final Deque<Look> window = new ArrayDeque<>();

  /** So many of the last samples have to be so far out. */
  private record Run(int needed, int of, double scores) {}

  Tested(Pasts pasts) {
    this.pasts = pasts;
  }

  /** Adds a sample; the one that leaves the window becomes part of what is usual. */
  void add(Look look) {
    window.addLast(look);
    if (window.size() > SAMPLES) {
      pasts.add(window.removeFirst());
    }
  }

  /** All of it becomes part of what is usual. */
  void flush() {
    window.forEach(pasts::add);
    window.clear();
  }

  /** Takes out what an anomaly begins with; what was before it becomes part of what is usual. */
  List<Look> begin() {
    while (window.size() > 1 && window.getFirst().quiet()) {
      pasts.add(window.removeFirst());
    }
    List<Look> taken = List.copyOf(window);
    window.clear();
    return taken;
  }

  /** The first of those that an anomaly would begin with. */
  Look first() {
    return window.stream().filter(look -> !look.quiet()).findFirst().orElseGet(window::getLast);
  }

  /**
   * What begins, or null.
   *
   * @param flipped whether the plan has changed at that time
   * @param day whether there is more than a day of past, without which a trend is only the time of
   *     day
   */
  @Nullable Finding find(boolean flipped, boolean day) {
    Look last = window.getLast();
    if (last.quiet()) {
      return null;
    }
    if (flipped && raised(Metric.TIME)) {
      return Finding.of(AnomalyKind.PLAN_FLIP);
    }
    if (day && drifts(last)) {
      return Finding.of(AnomalyKind.DRIFT);
    }
    // What grew within minutes is told at once; of hours, it is told by their trend.
    if (raised(Metric.TIME) && (jumped(Metric.TIME) || Drift.close(last.sample()))) {
      return Finding.of(slower());
    }
    if (last.rest(Metric.TIME) > Drift.EFFECT && !jumped(Metric.TIME)) {
      return null;
    }
    if (opens(Metric.MISSES) && !(opens(Metric.READS) && elevated(Metric.WORK))) {
      return Finding.of(AnomalyKind.CACHE_DEGRADATION);
    }
    return opens(Metric.READS) ? Finding.of(AnomalyKind.IO_RISE) : null;
  }

  private AnomalyKind slower() {
    return elevated(Metric.MISSES) && !elevated(Metric.WORK)
        ? AnomalyKind.CACHE_DEGRADATION
        : AnomalyKind.SPIKE;
  }

  private boolean elevated(Metric metric) {
    return last(3).stream().filter(look -> look.elevated(metric)).count() >= MOST_OF_THREE;
  }

  private boolean opens(Metric metric) {
    return raised(metric) && (jumped(metric) || lasts(metric));
  }

  private boolean raised(Metric metric) {
    Deviation newest = window.getLast().of(metric);
    return newest != null
        && newest.elevated()
        && newest.matters()
        && RUNS.stream()
            .filter(run -> run.scores() == Deviation.RAISED || pasts.of(metric).independent())
            .anyMatch(run -> raised(metric, run, newest.effect()));
  }

  private boolean raised(Metric metric, Run run, double effect) {
    List<Look> looks = last(run.of());
    return looks.size() == run.of()
        && looks.stream().filter(look -> look.score(metric) >= run.scores()).count() >= run.needed()
        && median(looks, metric) >= effect;
  }

  private List<Look> last(int many) {
    return window.stream().skip(Math.max(0, window.size() - many)).toList();
  }

  private static double median(List<Look> looks, Metric metric) {
    return Robust.median(
        looks.stream()
            .mapToDouble(look -> look.rest(metric))
            .filter(rest -> !Double.isNaN(rest))
            .toArray());
  }

  private boolean jumped(Metric metric) {
    double before = Robust.median(pasts.of(metric).rests(BEFORE));
    return Double.isNaN(before) || !Drift.gradual(before, median(last(3), metric));
  }

  private boolean lasts(Metric metric) {
    double[] last = series(metric, Drift.WINDOW);
    Deviation deviation = window.getLast().of(metric);
    return deviation != null
        && last.length >= Drift.WINDOW
        && Robust.median(last.clone()) >= deviation.effect()
        && Arrays.stream(last).allMatch(rest -> rest >= 2 * deviation.sigma());
  }

  private boolean drifts(Look last) {
    Deviation deviation = last.of(Metric.TIME);
    if (deviation == null || deviation.rest() < Drift.EFFECT / 2 || !deviation.matters()) {
      return false;
    }
    Past past = pasts.of(Metric.TIME);
    double[] series =
        Drift.close(last.sample()) ? past.hourRests(Drift.TREND) : series(Metric.TIME, Drift.TREND);
    double[] newest = newest(series);
    double least = Drift.least(past, last.sample().hour());
    return newest.length >= Drift.WINDOW
        && Robust.median(newest.clone()) >= least
        && (Arrays.stream(newest).allMatch(rest -> rest >= least) || Drift.rising(series));
  }

  private static double[] newest(double[] series) {
    return Arrays.copyOfRange(series, Math.max(0, series.length - Drift.WINDOW), series.length);
  }

  // What remained of the newest samples, those of the window included.
  private double[] series(Metric metric, int many) {
    List<Double> all = new ArrayList<>();
    for (double rest : pasts.of(metric).rests(many)) {
      all.add(rest);
    }
    window.stream().map(look -> look.rest(metric)).filter(rest -> !rest.isNaN()).forEach(all::add);
    return all.subList(Math.max(0, all.size() - many), all.size()).stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
