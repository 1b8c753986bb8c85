package dev.assay.query.features;

import dev.assay.query.collect.Interval;
import dev.assay.query.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a model is told of a query, in one order, for learning and for asking alike. Pure; safe on
 * any thread.
 *
 * <p>A value is at least 0; -1 stands for one that is not known. A row tells of what was before:
 * the interval that is to be predicted is never among the {@code earlier} ones.
 */
public final class FeatureDefinition {
  /** Changes with every change of a name, an order or a meaning. */
  public static final String VERSION = "features-1";

  /** How far back a query that is called often is looked at. */
  static final Duration RECENT = Duration.ofHours(2);

  private static final int SELDOM = 60;
  private static final List<String> NAMES = FeatureList.ALL.stream().map(Feature::name).toList();

  private FeatureDefinition() {}

  /** The names of a row's values, in its order. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The features of a query.
   *
   * @param earlier what it did before, oldest first; may be empty
   * @param plan null where none was taken
   */
  public static List<Double> row(List<Interval> earlier, @Nullable Plan plan, Catalog catalog) {
    return rows(plan, catalog).apply(earlier);
  }

  /** As {@link #row}, for many intervals of one query: its plan is looked at once. */
  public static Function<List<Interval>, List<Double>> rows(@Nullable Plan plan, Catalog catalog) {
    PlanFigures figures = PlanFigures.of(plan);
    Tables tables = Tables.of(plan, figures, catalog);
    return earlier -> {
      var subject = new Subject(new History(earlier), figures, tables);
      return FeatureList.ALL.stream().map(feature -> feature.of(subject)).toList();
    };
  }

  /** The values of a row by name, in its order, without those that are not known. */
  public static Map<String, Double> asMap(List<Double> row) {
    if (row.size() != NAMES.size()) {
      throw new IllegalArgumentException(
          "a row of %s has %d values, this has %d".formatted(VERSION, NAMES.size(), row.size()));
    }
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) >= 0) {
        values.put(NAMES.get(i), row.get(i));
      }
    }
    return values;
  }

  /**
   * The part of a query's past that a row is told of, at some moment: what ended by then, of the
   * last two hours; the last 60 intervals of a query that was not called in these.
   *
   * @param all oldest first
   */
  public static List<Interval> window(List<Interval> all, Instant at) {
    int end = all.size();
    while (end > 0 && all.get(end - 1).to().isAfter(at)) {
      end--;
    }
    Instant since = at.minus(RECENT);
    int start = end;
    while (start > 0 && !all.get(start - 1).from().isBefore(since)) {
      start--;
    }
    return List.copyOf(all.subList(start < end ? start : Math.max(0, end - SELDOM), end));
  }
}
