package dev.assay.query.predict;

import dev.assay.ml.Ml;
import dev.assay.query.collect.Interval;
import dev.assay.query.features.Catalog;
import dev.assay.query.features.FeatureDefinition;
import dev.assay.query.plan.TakenPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes what a model learns from of what was collected: an example for each interval of a query but
 * its first, told of what was known when the interval began. Stateless.
 *
 * <p>An interval that began before the query's plan had its shape of today is told without a plan,
 * just as it would have been predicted then.
 */
final class Examples {
  private static final Planned UNPLANNED =
      new Planned(FeatureDefinition.rows(null, Catalog.EMPTY), -1);

  private Examples() {}

  /** What is the same in all examples that are told of one plan. */
  private record Planned(Function<List<Interval>, List<Double>> rows, double cost) {
    static Planned by(TakenPlan taken, Catalog catalog) {
      return new Planned(
          FeatureDefinition.rows(taken.plan(), catalog),
          taken.plan().root().number("Total Cost").orElse(-1));
    }

    Ml.Example of(Interval interval, List<Interval> earlier) {
      return new Ml.Example(
          interval.fingerprint(), rows.apply(earlier), interval.meanMs(), interval.calls(), cost);
    }
  }

  /**
   * Of one query.
   *
   * @param intervals oldest first
   * @param most more than these are thinned out evenly, the newest kept
   */
  static List<Ml.Example> of(
      List<Interval> intervals, @Nullable TakenPlan taken, Catalog catalog, int most) {
    Planned planned = taken == null ? UNPLANNED : Planned.by(taken, catalog);
    List<Ml.Example> examples = new ArrayList<>();
    int step = Math.max(1, (intervals.size() - 1 + most - 1) / most);
    for (int i = intervals.size() - 1; i > 0; i -= step) {
      Interval interval = intervals.get(i);
      List<Interval> earlier = FeatureDefinition.window(intervals.subList(0, i), interval.from());
      if (!earlier.isEmpty()) {
        boolean known = taken != null && !interval.from().isBefore(taken.since());
        examples.add((known ? planned : UNPLANNED).of(interval, earlier));
      }
    }
    return examples.reversed();
  }
}
