package dev.assay.ml.embedded;

import java.util.Arrays;

/**
 * The planner's cost scaled to a time: a line through the logarithms of both, by least squares.
 * Where there is no cost it says the median of the times it was fitted to. Immutable.
 */
record CostLine(double slope, double intercept, double median) {
  // The cheapest plans cost nothing, whose logarithm is no number.
  private static final double LEAST = 0.01;

  /** Fits the line to some rows of the table, with these costs. */
  static CostLine fit(Table table, double[] costs, int[] at) {
    double median = median(Arrays.stream(at).mapToDouble(i -> table.log[i]).toArray());
    int[] planned = Arrays.stream(at).filter(i -> costs[i] >= 0).toArray();
    if (planned.length < 2) {
      return new CostLine(0, median, median);
    }
    double x = Arrays.stream(planned).mapToDouble(i -> log(costs[i])).average().orElse(0);
    double y = Arrays.stream(planned).mapToDouble(i -> table.log[i]).average().orElse(median);
    double square = 0;
    double product = 0;
    for (int i : planned) {
      double off = log(costs[i]) - x;
      square += off * off;
      product += off * (table.log[i] - y);
    }
    double slope = square < 1e-9 ? 0 : product / square;
    return new CostLine(slope, y - slope * x, median);
  }

  /** The logarithm of the time for a cost. */
  double at(double cost) {
    return cost < 0 ? median : intercept + slope * log(cost);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double log(double cost) {
    return Math.log(Math.max(cost, LEAST));
  }
}
