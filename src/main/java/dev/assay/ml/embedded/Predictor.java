package dev.assay.ml.embedded;

import dev.assay.ml.Ml;
import org.jspecify.annotations.Nullable;

/**
 * Predicts the time of a query from a row of features. Immutable, safe on any thread; a row takes
 * microseconds.
 *
 * <p>There are two kinds of trees. Those for queries that ran before lean on their past; those for
 * queries never seen were grown as if no query had a past, and lean on the planner's cost. One kind
 * for both would lean on the past wherever it is there, as it is in nearly all examples, and have
 * learned little for where it is not.
 *
 * @param known null where the features have no past, or too few examples had one
 */
record Predictor(Layout layout, CostLine line, Part unseen, @Nullable Part known) {
  Ml.Estimate estimate(double[] row) {
    Part part = part(row);
    return around(part.log(row, fallback(row)), part.conformal());
  }

  /** A time with its interval, from its logarithm. */
  static Ml.Estimate around(double log, Conformal conformal) {
    if (!conformal.given()) {
      return new Ml.Estimate(Math.exp(log), null, null);
    }
    double width = conformal.width(log);
    // Times below 1 ms were learned as 1 ms, so an interval that reaches down there has no end.
    double low = log - width <= 0 ? 0 : Math.exp(log - width);
    return new Ml.Estimate(Math.exp(log), low, Math.exp(log + width));
  }

  /** What it says as if the query had never run. */
  Ml.Estimate estimateUnseen(double[] row) {
    return estimate(layout.asUnseen(row));
  }

  private Part part(double[] row) {
    return known != null && layout.known(row) ? known : unseen;
  }

  private double fallback(double[] row) {
    return known != null && layout.known(row) ? layout.past(row) : line.at(layout.cost(row));
  }
}
