package dev.assay.evaluate.predict;

import dev.assay.ml.Ml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The simplest guess, as a measure of how steady the queries are: as long as in the interval
 * before. Of each template's last fifth of intervals, which is what the trainer holds out as well.
 * Stateless.
 */
final class LastTime {
  private static final int PARTS = 5;

  private LastTime() {}

  static Ml.QErrors of(Measured measured) {
    Map<String, List<Double>> means = new LinkedHashMap<>();
    for (Observation one : measured.observations()) {
      means.computeIfAbsent(one.template(), name -> new ArrayList<>()).add(one.meanMs());
    }
    double[] errors =
        means.values().stream()
            .flatMap(of -> errors(of).stream())
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return new Ml.QErrors(
        quantile(errors, 0.5),
        quantile(errors, 0.9),
        quantile(errors, 0.95),
        quantile(errors, 0.99));
  }

  private static List<Double> errors(List<Double> means) {
    List<Double> errors = new ArrayList<>();
    for (int i = Math.max(1, means.size() - means.size() / PARTS); i < means.size(); i++) {
      double guessed = Math.max(1, means.get(i - 1));
      double actual = Math.max(1, means.get(i));
      errors.add(Math.max(guessed / actual, actual / guessed));
    }
    return errors;
  }

  private static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException(
          "fewer than 5 intervals of every template: " + Arrays.toString(sorted));
    }
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }
}
