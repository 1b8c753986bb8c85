package dev.assay.cli;

import dev.assay.query.Forecast;
import dev.assay.query.Query;
import dev.assay.review.Review;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says method by method what is asked and what is wrong with it. For one thread. */
final class ReviewSummary {
  private static final double PERCENT = 100;
  private static final int LONGEST = 160;

  private final PrintWriter out;
  private final ReviewPlaces places;

  ReviewSummary(PrintWriter out, ReviewPlaces places) {
    this.out = out;
    this.places = places;
  }

  void print(Review.Reviewed review) {
    List<Review.Method> asking =
        review.methods().stream()
            .filter(each -> !each.queries().isEmpty() || !each.smells().isEmpty())
            .toList();
    asking.forEach(this::print);
    line(
        "found",
        "%d statements and %d smells in %d of %d methods"
            .formatted(
                asking.stream().mapToInt(each -> each.queries().size()).sum(),
                asking.stream().mapToInt(each -> each.smells().size()).sum(),
                asking.size(),
                review.methods().size()));
    if (review.degraded() != null) {
      line("note", review.degraded());
    }
  }

  private void print(Review.Method method) {
    line("method", places.of(method, method.line()));
    method.queries().forEach(this::print);
    method
        .smells()
        .forEach(each ->
            line("smell", "line %d %s: %s".formatted(each.line(), each.kind(), each.text())));
    Review.Tests tests = method.tests();
    if (tests != null) {
      line("tests", text(tests));
    }
  }

  private void line(String word, String text) {
    out.printf("%-9s %s%n", word, text);
  }

  private void print(Review.Asked asked) {
    String sql = asked.sql() == null ? "(not known)" : shown(asked.sql());
    line("query", "line %d %s".formatted(asked.line(), sql));
    if (asked.reason() != null) {
      line("inexact", asked.reason());
    }
    String seen = seen(asked);
    if (seen != null) {
      line("seen", seen);
    }
    Forecast.Prediction prediction = asked.prediction();
    if (prediction != null) {
      line("predicted", text(prediction));
    }
    Query.Explained plan = asked.plan();
    if (plan != null) {
      plan.problems()
          .forEach(each ->
              line(
                  "plan",
                  "%s %s: %s"
                      .formatted(
                          each.severity().name().toLowerCase(Locale.ROOT),
                          each.kind(),
                          each.text())));
    }
    Stream.ofNullable(asked.anomalies())
        .flatMap(List::stream)
        .forEach(each -> line("anomaly", Conclusions.text(each)));
    Stream.ofNullable(asked.advice())
        .flatMap(List::stream)
        .forEach(each -> line("advice", Conclusions.text(each)));
    if (asked.degraded() != null) {
      line("note", asked.degraded());
    }
  }

  private static String shown(String sql) {
    String flat = sql.replaceAll("\\s+", " ");
    return flat.length() <= LONGEST ? flat : flat.substring(0, LONGEST) + "...";
  }

  private static @Nullable String seen(Review.Asked asked) {
    Query.Figures figures = asked.figures();
    if (figures == null) {
      return Boolean.FALSE.equals(asked.seen()) ? "never, by this database" : null;
    }
    return String.format(
        Locale.ROOT,
        "%d calls in the last day, mean %.2f ms, %d rows",
        figures.calls(),
        figures.meanMs(),
        figures.rows());
  }

  private static String text(Forecast.Prediction prediction) {
    Double millis = prediction.predictedMs();
    if (millis == null) {
      return "nothing: " + prediction.degraded();
    }
    Forecast.Interval interval = prediction.interval();
    String range =
        interval == null
            ? ""
            : String.format(
                Locale.ROOT,
                " (%.2f to %.2f ms in %.0f %% of calls)",
                interval.low(),
                interval.high(),
                PERCENT * interval.coverage());
    Forecast.Source source = prediction.source();
    String from = source == null ? "" : ", by " + source.wire();
    String less = prediction.degraded() == null ? "" : "; " + prediction.degraded();
    return String.format(Locale.ROOT, "%.2f ms", millis) + range + from + less;
  }

  private static String text(Review.Tests tests) {
    String skipped = tests.skipped().isEmpty() ? "" : ", " + tests.skipped().getFirst().reason();
    return tests.path() == null
        ? "none" + skipped
        : "%d in %s, %s"
            .formatted(tests.methods().size(), tests.path(), Summary.words(tests.verdict()));
  }
}
