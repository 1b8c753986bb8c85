package dev.assay.ml.embedded;

import dev.assay.ml.Ml;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A made-up database whose truth is known: the time of a query depends on the planner's cost, on
 * the rows it sorts, and a little on itself; each interval differs by a log-normal noise. For one
 * thread.
 */
final class Workload {
  static final List<String> FEATURES =
      List.of("plan.totalCost", "plan.sortRows", "plan.joins", "history.meanMs", "history.calls");
  private final Random random;
  private final double noise;

  Workload(long seed, double noise) {
    this.random = new Random(seed);
    this.noise = noise;
  }

  /** A fitting of so many queries, each with so many intervals, one after the other. */
  Ml.Fit fit(String key, int queries, int intervals) {
    return new Ml.Fit(key, "shop", "features-1", FEATURES, examples(key, queries, intervals));
  }

  List<Ml.Example> examples(String prefix, int queries, int intervals) {
    List<Ml.Example> examples = new ArrayList<>();
    for (int query = 0; query < queries; query++) {
      double cost = Math.exp(4 + random.nextDouble() * 9);
      double sorted = random.nextInt(3) == 0 ? -1 : Math.exp(random.nextDouble() * 11);
      double truth = truth(cost, sorted) + random.nextGaussian() * 0.05;
      examples.addAll(
          intervals(prefix + query, new double[] {cost, sorted, query % 4}, truth, intervals));
    }
    return examples;
  }

  /** The logarithm of the time: sorting much costs more than the planner thinks. */
  static double truth(double cost, double sorted) {
    return 0.8 * Math.log(cost) - 2 + (sorted > 2_000 ? 1.5 : 0);
  }

  private List<Ml.Example> intervals(String group, double[] plan, double truth, int intervals) {
    List<Ml.Example> examples = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < intervals; i++) {
      double ms = Math.exp(truth + random.nextGaussian() * noise);
      double past = i == 0 ? -1 : sum / i;
      examples.add(
          new Ml.Example(
              group,
              List.of(plan[0], plan[1], plan[2], past, i == 0 ? -1.0 : i),
              ms,
              1 + random.nextInt(50),
              plan[0]));
      sum += ms;
    }
    return examples;
  }
}
