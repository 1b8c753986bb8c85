package dev.assay.ml.embedded;

import java.util.List;

/**
 * What the columns of a row are, as far as predicting has to know: the planner's cost, and what
 * only a query has that ran before, which is all named {@code history.} or {@code derived.}.
 * Immutable.
 *
 * @param cost column of {@code plan.totalCost}; -1 where there is none
 * @param history column of {@code history.meanMs}; -1 where there is none
 */
record Layout(String featureVersion, List<String> features, int cost, int history) {
  static final double UNKNOWN = -1;
  private static final String PAST = "history.";

  // What is worked out of others is worked out of the past as well.
  private static final String DERIVED = "derived.";

  Layout {
    features = List.copyOf(features);
  }

  static Layout of(String featureVersion, List<String> features) {
    return new Layout(
        featureVersion,
        features,
        features.indexOf("plan.totalCost"),
        features.indexOf(PAST + "meanMs"));
  }

  int width() {
    return features.size();
  }

  /** Whether the row is of a query whose times are known. */
  boolean known(double[] row) {
    return history >= 0 && row[history] >= 0;
  }

  /** The mean of the query's past as a logarithm; only where it is {@link #known}. */
  double past(double[] row) {
    return Table.floored(row[history]);
  }

  /** The planner's cost; {@link #UNKNOWN} where the row has none. */
  double cost(double[] row) {
    return cost < 0 ? UNKNOWN : row[cost];
  }

  /** The row as it were if the query had never run. */
  double[] asUnseen(double[] row) {
    double[] unseen = row.clone();
    for (int column = 0; column < unseen.length; column++) {
      String name = features.get(column);
      if (name.startsWith(PAST) || name.startsWith(DERIVED)) {
        unseen[column] = UNKNOWN;
      }
    }
    return unseen;
  }
}
