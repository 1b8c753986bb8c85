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
 * <p>An anomaly begins when two of three samples are raised. The cause that explains the others is
 * told: a plan that has changed explains slower calls and what they read; blocks that are not in
 * shared buffers any more explain slower calls that ask for as many of them as before.
 */
final class Tested {
  /** The least change of time that a plan which has changed is blamed for. */
  static final double FLIP_EFFECT = Math.log(1.2);

  private static final int SAMPLES = 3;
  private static final int RAISED = 2;

  private final Pasts pasts;
  private final Deque<Look> window = new ArrayDeque<>();

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
    while (!window.isEmpty() && !beginning(window.getFirst())) {
      pasts.add(window.removeFirst());
    }
    List<Look> taken = List.copyOf(window);
    window.clear();
    return taken;
  }

  private boolean beginning(Look look) {
    return window.size() == 1
        || look.raised(Metric.TIME)
        || look.raised(Metric.MISSES)
        || look.raised(Metric.READS);
  }

  /** The first of those that an anomaly would begin with. */
  Look first() {
    return window.stream().filter(this::beginning).findFirst().orElseGet(window::getLast);
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
    if (raised(Metric.TIME) && (flipped || jumped(Metric.TIME))) {
      return Finding.of(flipped ? AnomalyKind.PLAN_FLIP : slower(last));
    }
    if (day && drifts(last)) {
      return Finding.of(AnomalyKind.DRIFT);
    }
    if (last.rest(Metric.TIME) > Drift.EFFECT && !jumped(Metric.TIME)) {
      return null;
    }
    if (opens(Metric.MISSES) && !(opens(Metric.READS) && last.elevated(Metric.WORK))) {
      return Finding.of(AnomalyKind.CACHE_DEGRADATION);
    }
    return opens(Metric.READS) ? Finding.of(AnomalyKind.IO_RISE) : null;
  }

  private static AnomalyKind slower(Look last) {
    return last.elevated(Metric.MISSES) && !last.elevated(Metric.WORK)
        ? AnomalyKind.CACHE_DEGRADATION
        : AnomalyKind.SPIKE;
  }

  private boolean opens(Metric metric) {
    return raised(metric) && (jumped(metric) || lasts(metric));
  }

  private boolean raised(Metric metric) {
    return window.getLast().raised(metric)
        && window.stream().filter(look -> look.raised(metric)).count() >= RAISED;
  }

  private boolean jumped(Metric metric) {
    double[] raised =
        window.stream()
            .filter(look -> look.raised(metric))
            .mapToDouble(look -> look.rest(metric))
            .toArray();
    double before = Robust.median(pasts.of(metric).rests(Drift.WINDOW));
    return Double.isNaN(before) || !Drift.gradual(before, Robust.median(raised));
  }

  private boolean lasts(Metric metric) {
    double[] last = series(metric, Drift.WINDOW);
    Deviation deviation = window.getLast().of(metric);
    return deviation != null
        && last.length >= Drift.WINDOW
        && Arrays.stream(last)
            .allMatch(rest ->
                rest >= Math.max(Deviation.RAISED * deviation.sigma(), deviation.effect()));
  }

  private boolean drifts(Look last) {
    Deviation deviation = last.of(Metric.TIME);
    if (deviation == null || deviation.rest() < Drift.EFFECT / 2) {
      return false;
    }
    double[] window = series(Metric.TIME, Drift.WINDOW);
    return window.length >= Drift.WINDOW
        && Robust.median(window) >= Drift.least(pasts.of(Metric.TIME).spread())
        && Metric.TIME.matters(last.sample(), deviation.centre(), 1)
        && (lasts(Metric.TIME) || Drift.rising(series(Metric.TIME, Drift.TREND)));
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
