package dev.assay.query.advice;

import java.util.Arrays;

/** Pearson's correlation. Pure function, safe on any thread. */
final class Correlation {
  private Correlation() {}

  /** From -1 to 1; 0 where one of both never changes, of which nothing can be told. */
  static double of(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double both = 0;
    double ofX = 0;
    double ofY = 0;
    for (int i = 0; i < x.length; i++) {
      both += (x[i] - meanX) * (y[i] - meanY);
      ofX += (x[i] - meanX) * (x[i] - meanX);
      ofY += (y[i] - meanY) * (y[i] - meanY);
    }
    double spread = Math.sqrt(ofX * ofY);
    return spread == 0 ? 0 : both / spread;
  }
}
