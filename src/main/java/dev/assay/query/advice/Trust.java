package dev.assay.query.advice;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the planner's costs tell times in a database, which is how sure what is worked out from
 * costs can be. Immutable.
 *
 * <p>It is the rank correlation (Spearman) of cost and mean time over the busiest queries, less one
 * standard error by Fisher's transformation, 1 / sqrt(n - 3): few queries prove little. Nothing is
 * trusted with fewer than 5.
 *
 * @param confidence 0 to 1
 * @param queries it was worked out from
 */
record Trust(double confidence, int queries) {
  private static final int LEAST = 5;
  // A perfect order has no standard error in Fisher's terms.
  private static final double MOST = 0.999;

  /** A query's cost and mean time. */
  record Point(double cost, double ms) {}

  static Trust of(List<Point> points) {
    int n = points.size();
    if (n < LEAST) {
      return new Trust(0, n);
    }
    double[] costs = ranks(points.stream().mapToDouble(Point::cost).toArray());
    double[] times = ranks(points.stream().mapToDouble(Point::ms).toArray());
    double r = Math.clamp(Correlation.of(costs, times), -MOST, MOST);
    double z = 0.5 * Math.log((1 + r) / (1 - r));
    return new Trust(Math.max(0, Math.tanh(z - 1 / Math.sqrt(n - 3.0))), n);
  }

  // Equal values share the mean of their ranks.
  private static double[] ranks(double[] values) {
    Integer[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .toArray(Integer[]::new);
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      double shared = (from + to - 1) / 2.0;
      Arrays.stream(order, from, to).forEach(i -> ranks[i] = shared);
      from = to;
    }
    return ranks;
  }
}
