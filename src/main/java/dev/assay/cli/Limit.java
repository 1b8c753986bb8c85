package dev.assay.cli;

import dev.assay.bus.Nearest;
import dev.assay.review.Review;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The most milliseconds of a figure that are accepted of a statement. Immutable. */
record Limit(String figure, double most) {
  private static final Map<String, Function<Review.Asked, @Nullable Double>> FIGURES =
      new TreeMap<>(
          Map.of(
              "predictedMs", Limit::predicted,
              "meanMs", Limit::mean));

  /**
   * A limit beside what is known.
   *
   * @param passed a line for each statement over the limit
   * @param known of how many statements the figure is known
   * @param asked how many statements it could be known of
   */
  record Kept(List<String> passed, int known, int asked) {
    Kept {
      passed = List.copyOf(passed);
    }

    /** Whether nothing can be said of the limit, though there are statements. */
    boolean isUnknown() {
      return known == 0 && asked > 0;
    }
  }

  static List<Limit> of(Map<String, Double> asked, @Nullable String database) {
    if (!asked.isEmpty() && database == null) {
      throw Exit.usage("--fail-over needs --database: times are those of a database");
    }
    return asked.entrySet().stream().map(each -> checked(each.getKey(), each.getValue())).toList();
  }

  private static Limit checked(String figure, @Nullable Double most) {
    if (!FIGURES.containsKey(figure)) {
      throw Exit.usage(
          "--fail-over: there is no figure '%s', expected one of %s; the nearest is '%s'"
              .formatted(
                  Nearest.shortened(figure),
                  String.join(", ", FIGURES.keySet()),
                  Nearest.of(figure, FIGURES.keySet()).orElseThrow()));
    }
    if (most == null || !(most >= 0)) {
      throw Exit.usage(
          "--fail-over: %s is a time in milliseconds, expected 0 or more, was %s"
              .formatted(figure, most));
    }
    return new Limit(figure, most);
  }

  Kept check(Review.Reviewed review, ReviewPlaces places) {
    Function<Review.Asked, @Nullable Double> told = FIGURES.getOrDefault(figure, asked -> null);
    var passed = new ArrayList<String>();
    int known = 0;
    int asked = 0;
    for (Review.Method method : review.methods()) {
      for (Review.Asked each : method.queries()) {
        Double millis = told.apply(each);
        asked += each.fingerprint() == null ? 0 : 1;
        known += millis == null ? 0 : 1;
        if (millis != null && millis > most) {
          passed.add(
              String.format(
                  Locale.ROOT,
                  "%s: %s is %.1f, expected at most %.1f",
                  places.of(method, each.line()),
                  figure,
                  millis,
                  most));
        }
      }
    }
    return new Kept(passed, known, asked);
  }

  private static @Nullable Double predicted(Review.Asked asked) {
    var prediction = asked.prediction();
    return prediction == null ? null : prediction.predictedMs();
  }

  private static @Nullable Double mean(Review.Asked asked) {
    var figures = asked.figures();
    return figures == null ? null : figures.meanMs();
  }
}
