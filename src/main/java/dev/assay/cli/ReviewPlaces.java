package dev.assay.cli;

import dev.assay.query.Query;
import dev.assay.review.Review;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where what a review tells of stands in the files that were named. Immutable. */
final class ReviewPlaces {
  private final Sources sources;

  ReviewPlaces(Sources sources) {
    this.sources = sources;
  }

  /** "src/Foo.java:12 Foo.find(long)". */
  String of(Review.Method method, int line) {
    return "%s:%d %s".formatted(file(method), line, name(method));
  }

  String file(Review.Method method) {
    return sources.told(method.path()).map(Sources::shown).orElse(String.valueOf(method.path()));
  }

  /** How a person calls a method. */
  static String name(Review.Method method) {
    return method.type().isEmpty() ? method.id() : method.type() + "." + method.id();
  }

  /** What is to be looked at, each with its line. */
  List<SarifReport.Result> results(Review.Reviewed review) {
    var results = new ArrayList<SarifReport.Result>();
    for (Review.Method method : review.methods()) {
      Path file = sources.told(method.path()).orElse(null);
      String name = name(method);
      method
          .smells()
          .forEach(it ->
              results.add(new SarifReport.Result(it.kind(), name, file, it.line(), it.text())));
      for (Review.Asked asked : method.queries()) {
        Query.Explained plan = asked.plan();
        if (plan != null) {
          plan.problems()
              .forEach(it ->
                  results.add(
                      new SarifReport.Result(it.kind(), name, file, asked.line(), it.text())));
        }
        Stream.ofNullable(asked.anomalies())
            .flatMap(List::stream)
            .forEach(it ->
                results.add(
                    new SarifReport.Result(
                        it.kind().wire(), name, file, asked.line(), Conclusions.text(it))));
        Stream.ofNullable(asked.advice())
            .flatMap(List::stream)
            .forEach(it ->
                results.add(
                    new SarifReport.Result(
                        it.rule(), name, file, asked.line(), Conclusions.text(it))));
      }
    }
    return results;
  }
}
