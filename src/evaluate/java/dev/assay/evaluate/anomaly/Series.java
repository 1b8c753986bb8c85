package dev.assay.evaluate.anomaly;

import dev.assay.query.collect.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What each query did in each interval of a recording, by number. Immutable. */
final class Series {
  /** From how much longer than usual the median query takes on, the machine is slow. */
  static final double SLOW = 1.3;

  private static final int USUAL = 200;

  private final Map<String, Map<Integer, Interval>> byQuery = new TreeMap<>();

  Series(Recording recording) {
    for (int i = 0; i < recording.intervals().size(); i++) {
      for (Interval done : recording.intervals().get(i).done()) {
        byQuery.computeIfAbsent(done.fingerprint(), first -> new HashMap<>()).put(i, done);
      }
    }
  }

  Set<String> queries() {
    return byQuery.keySet();
  }

  /** Null where the query was not called in it. */
  @Nullable Interval at(String query, int interval) {
    return byQuery.getOrDefault(query, Map.of()).get(interval);
  }

  /** In how many intervals of these, both ends with them, the query was called. */
  int called(String query, int first, int last) {
    return between(query, first, last).size();
  }

  /** How often it was called in them. */
  long calls(String query, int first, int last) {
    return between(query, first, last).stream().mapToLong(Interval::calls).sum();
  }

  /** In order; those in which it was not called are left out. */
  List<Interval> between(String query, int first, int last) {
    List<Interval> found = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      Interval done = at(query, i);
      if (done != null) {
        found.add(done);
      }
    }
    return found;
  }

  /** The median over the intervals in which it was called; NaN where there are fewer than three. */
  double median(String query, int first, int last, ToDoubleFunction<Interval> figure) {
    return median(between(query, first, last).stream().mapToDouble(figure).sorted().toArray());
  }

  static double median(double... sorted) {
    if (sorted.length < 3) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** How much longer than in the {@link #USUAL} intervals before it the median query took. */
  double common(int interval) {
    double[] ratios =
        queries().stream()
            .mapToDouble(query -> {
              Interval done = at(query, interval);
              return done == null
                  ? Double.NaN
                  : done.meanMs() / median(query, interval - USUAL, interval - 1, Interval::meanMs);
            })
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return median(ratios);
  }

  /** Whether the machine was slow then or in the interval before. */
  boolean slow(int interval) {
    return common(interval) > SLOW || common(interval - 1) > SLOW;
  }

  static double reads(Interval done) {
    return (double) done.blocks().sharedRead() / done.calls();
  }
}
