package dev.assay.ml.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far predictions are off, as half the width of an interval in the logarithm. Immutable.
 *
 * <p>Split conformal prediction: on {@code n} examples that the model has not learned from, the
 * distances {@code |ln actual - ln predicted|} are sorted, and the one at {@code ceil((n+1)(1-a))}
 * is the half-width whose interval covers a new time with probability at least {@code 1-a},
 * whatever the distribution, as long as the new one is exchangeable with them (Vovk, Gammerman,
 * Shafer, Algorithmic Learning in a Random World, 2005; Lei et al., JASA 2018). Being in the
 * logarithm it is already scaled by the size of the time, as Romano, Patterson and Candes (NeurIPS
 * 2019) ask of intervals; where there are enough examples it is taken apart for short, middle and
 * long predictions (Mondrian, Vovk 2012), so that steady ones do not pay for the others.
 *
 * <p>Intervals of one query resemble each other. Where the next query is a new one, {@code n}
 * counts queries and each weighs the same whatever its number of intervals (Dunn, Wasserman,
 * Ramdas, JASA 2023).
 *
 * @param edges between the sizes of predictions, rising
 * @param widths one more than edges; none where the examples were too few for the coverage
 */
record Conformal(double coverage, List<Double> edges, List<Double> widths) {
  static final double COVERAGE = 0.9;
  private static final int BUCKETS = 3;
  private static final int LEAST_IN_BUCKET = 60;

  static final Conformal NONE = new Conformal(COVERAGE, List.of(), List.of());

  Conformal {
    edges = List.copyOf(edges);
    widths = List.copyOf(widths);
    if (!widths.isEmpty() && widths.size() != edges.size() + 1) {
      throw new IllegalArgumentException("widths are not one more than edges");
    }
  }

  /**
   * A prediction and its distance from what came.
   *
   * @param unit what is counted: its query, or a number of its own
   */
  record Miss(double predicted, double distance, int unit) {}

  static Conformal of(List<Miss> misses) {
    List<Double> edges = edges(misses);
    List<Double> widths = new ArrayList<>();
    for (int bucket = 0; bucket <= edges.size(); bucket++) {
      int number = bucket;
      double width =
          width(misses.stream().filter(m -> bucket(edges, m.predicted()) == number).toList());
      if (!Double.isFinite(width)) {
        return edges.isEmpty() ? NONE : whole(misses);
      }
      widths.add(width);
    }
    return new Conformal(COVERAGE, edges, widths);
  }

  boolean given() {
    return !widths.isEmpty();
  }

  /** Half the width around a prediction; only where it is {@link #given}. */
  double width(double predicted) {
    return widths.get(bucket(edges, predicted));
  }

  private static Conformal whole(List<Miss> misses) {
    double width = width(misses);
    return Double.isFinite(width) ? new Conformal(COVERAGE, List.of(), List.of(width)) : NONE;
  }

  private static List<Double> edges(List<Miss> misses) {
    long units = misses.stream().mapToInt(Miss::unit).distinct().count();
    if (units < (long) BUCKETS * LEAST_IN_BUCKET) {
      return List.of();
    }
    double[] sizes = misses.stream().mapToDouble(Miss::predicted).sorted().toArray();
    return IntStream.range(1, BUCKETS)
        .mapToObj(i -> sizes[i * sizes.length / BUCKETS])
        .distinct()
        .toList();
  }

  private static int bucket(List<Double> edges, double predicted) {
    int bucket = 0;
    while (bucket < edges.size() && predicted >= edges.get(bucket)) {
      bucket++;
    }
    return bucket;
  }

  /** Infinite where there are too few units for the coverage. */
  private static double width(List<Miss> misses) {
    int[] units = misses.stream().mapToInt(Miss::unit).distinct().sorted().toArray();
    int[] rows = new int[units.length];
    for (Miss miss : misses) {
      rows[Arrays.binarySearch(units, miss.unit())]++;
    }
    // What must be reached of the n units, the new one being the last of n + 1; the small number
    // is for sums of shares that end a rounding below it.
    double needed = COVERAGE * (units.length + 1) - 1e-9;
    double reached = 0;
    for (Miss miss : misses.stream().sorted(Comparator.comparingDouble(Miss::distance)).toList()) {
      reached += 1.0 / rows[Arrays.binarySearch(units, miss.unit())];
      if (reached >= needed) {
        return miss.distance();
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
