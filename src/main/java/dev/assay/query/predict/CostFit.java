package dev.assay.query.predict;

import dev.assay.query.features.Past;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a database takes for its planner's costs: a straight line through the logarithms of both, by
 * Theil and Sen, which a quarter of odd queries does not bend. Immutable.
 *
 * @param queries that it was drawn through
 * @param residuals of the logarithms, where nine of ten lie; null where there are too few to tell
 * @param seen costs beyond these are told by carrying the line on
 */
record CostFit(
    double slope, double intercept, int queries, Past.@Nullable Range residuals, Seen seen) {
  /** Fewer queries than these are no base to tell from. */
  static final int LEAST_QUERIES = 10;

  private static final double SHORTEST_MS = 0.001;

  /** A query with both. */
  record Point(double cost, double ms) {}

  /** The costs it was drawn through. */
  record Seen(double least, double greatest) {}

  /** Where a cost's time will lie. */
  record Scaled(double ms, Past.@Nullable Range range, boolean outside) {}

  /** Empty where the points are too few, or where dearer queries do not take longer. */
  static Optional<CostFit> through(List<Point> points) {
    List<Point> usable = points.stream().filter(point -> point.cost() > 0).toList();
    if (usable.size() < LEAST_QUERIES) {
      return Optional.empty();
    }
    List<Double> slopes = slopes(usable);
    if (slopes.isEmpty() || median(slopes) <= 0) {
      return Optional.empty();
    }
    double slope = median(slopes);
    double intercept =
        median(usable.stream().map(point -> y(point) - slope * x(point)).sorted().toList());
    List<Double> residuals =
        usable.stream().map(point -> y(point) - slope * x(point) - intercept).sorted().toList();
    return Optional.of(
        new CostFit(slope, intercept, usable.size(), Past.Range.of(residuals), seen(usable)));
  }

  private static Seen seen(List<Point> points) {
    var costs = points.stream().mapToDouble(Point::cost).summaryStatistics();
    return new Seen(costs.getMin(), costs.getMax());
  }

  private static List<Double> slopes(List<Point> points) {
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        double run = x(points.get(j)) - x(points.get(i));
        if (run != 0) {
          slopes.add((y(points.get(j)) - y(points.get(i))) / run);
        }
      }
    }
    return slopes.stream().sorted().toList();
  }

  private static double median(List<Double> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static double x(Point point) {
    return Math.log(point.cost());
  }

  private static double y(Point point) {
    return Math.log(Math.max(point.ms(), SHORTEST_MS));
  }

  /** The time of a cost above 0. */
  Scaled of(double cost) {
    double log = intercept + slope * Math.log(cost);
    Past.Range range =
        residuals == null
            ? null
            : new Past.Range(Math.exp(log + residuals.low()), Math.exp(log + residuals.high()));
    return new Scaled(Math.exp(log), range, cost < seen.least() || cost > seen.greatest());
  }
}
