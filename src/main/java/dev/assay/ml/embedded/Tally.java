package dev.assay.ml.embedded;

import dev.assay.ml.Ml;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts how far predictions are off, beside the two baselines. For one thread. */
final class Tally {
  private final List<Double> model = new ArrayList<>();
  private final List<Double> median = new ArrayList<>();
  private final List<Double> cost = new ArrayList<>();
  private int within;

  /** What the two baselines say, as logarithms. */
  record Baselines(double median, double cost) {}

  /** Adds what was predicted of a time whose logarithm came to be {@code actual}. */
  void add(Ml.Estimate estimate, Baselines baselines, double actual) {
    model.add(ratio(Table.floored(estimate.ms()), actual));
    median.add(ratio(baselines.median(), actual));
    cost.add(ratio(baselines.cost(), actual));
    Double low = estimate.low();
    Double high = estimate.high();
    double ms = Math.exp(actual);
    if (low != null && high != null && low <= ms && ms <= high) {
      within++;
    }
  }

  /** The figures; null where nothing was added. */
  Ml.@Nullable HeldOut heldOut() {
    return model.isEmpty()
        ? null
        : new Ml.HeldOut(
            model.size(),
            quantiles(model),
            quantiles(median),
            quantiles(cost),
            (double) within / model.size());
  }

  /** The ratio of the larger to the smaller, of two logarithms from 1 ms up. */
  static double ratio(double predicted, double actual) {
    return Math.exp(Math.abs(Math.max(predicted, 0) - actual));
  }

  /** The quantiles of ratios, of which there is at least one. */
  static Ml.QErrors quantiles(List<Double> ratios) {
    double[] sorted = ratios.stream().mapToDouble(each -> each).sorted().toArray();
    return new Ml.QErrors(
        quantile(sorted, 0.5),
        quantile(sorted, 0.9),
        quantile(sorted, 0.95),
        quantile(sorted, 0.99));
  }

  private static double quantile(double[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }
}
