package dev.assay.query.anomaly;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Estimates that a few wild values do not move. Pure, safe on any thread.
 *
 * <p>The median absolute deviation times 1.4826 estimates the standard deviation of normal values,
 * and stays right while less than half of them are wild (Hampel 1974; Rousseeuw and Croux,
 * "Alternatives to the Median Absolute Deviation", JASA 1993).
 */
final class Robust {
  private static final double NORMAL = 1.4826;

  private Robust() {}

  /** The median; not a number where there are no values. The values are sorted in place. */
  static double median(double[] values) {
    int n = values.length;
    if (n == 0) {
      return Double.NaN;
    }
    Arrays.sort(values);
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
  }

  /** The least value that at least half of the weight is not above; not a number if none. */
  static double median(double[] values, double[] weights) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double left = Arrays.stream(weights).sum() / 2;
    for (int i : order) {
      left -= weights[i];
      if (left <= 0) {
        return values[i];
      }
    }
    return Double.NaN;
  }

  /** The spread about the median; 0 where there are no values. The values are sorted in place. */
  static double spread(double[] values) {
    double median = median(values);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.abs(values[i] - median);
    }
    return values.length == 0 ? 0 : NORMAL * median(values);
  }
}
