package dev.assay.evaluate.predict;

import dev.assay.ml.Ml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the figures are to be read beside: how steady the times are by themselves. Stateless. */
final class Yardsticks {
  // The trainer holds out the last fifth of a query's intervals.
  private static final int PARTS = 5;

  private Yardsticks() {}

  /** The simplest guess, on what the trainer holds out: as long as in the interval before. */
  static Ml.QErrors intervalBefore(Measured measured) {
    List<Double> errors = new ArrayList<>();
    for (List<Observation> one : by(measured, Observation::template).values()) {
      for (int i = Math.max(1, one.size() - one.size() / PARTS); i < one.size(); i++) {
        errors.add(error(one.get(i - 1).meanMs(), one.get(i).meanMs()));
      }
    }
    return quantiles(errors);
  }

  /**
   * How far intervals are from the median of their template in the same state of the indexes, the
   * later ones counted in. Nobody could have known that median; what is off it is chance: other
   * parameters, and other work on the machine.
   */
  static Ml.QErrors chance(Measured measured) {
    List<Double> errors = new ArrayList<>();
    for (List<Observation> one :
        by(measured, each -> each.template() + " " + each.state()).values()) {
      double[] means = one.stream().mapToDouble(Observation::meanMs).sorted().toArray();
      for (double mean : means) {
        errors.add(error(means[means.length / 2], mean));
      }
    }
    return quantiles(errors);
  }

  private static Map<String, List<Observation>> by(
      Measured measured, Function<Observation, String> key) {
    Map<String, List<Observation>> groups = new LinkedHashMap<>();
    for (Observation one : measured.observations()) {
      groups.computeIfAbsent(key.apply(one), group -> new ArrayList<>()).add(one);
    }
    return groups;
  }

  private static double error(double guessed, double actual) {
    double ratio = Math.max(1, guessed) / Math.max(1, actual);
    return Math.max(ratio, 1 / ratio);
  }

  private static Ml.QErrors quantiles(List<Double> errors) {
    List<Double> sorted = errors.stream().sorted().toList();
    return new Ml.QErrors(
        quantile(sorted, 0.5),
        quantile(sorted, 0.9),
        quantile(sorted, 0.95),
        quantile(sorted, 0.99));
  }

  private static double quantile(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
  }
}
