package dev.assay.query.predict;

import dev.assay.query.Forecast.Accuracy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A prediction beside what it really took. Immutable.
 *
 * @param within null where it had no interval
 */
record Judged(double predictedMs, double actualMs, @Nullable Boolean within) {
  // What is shorter is noise, as in the figures of a model's training.
  private static final double FLOOR_MS = 1;

  /** How many times too long or too short; 1 is exact. */
  double qError() {
    double predicted = Math.max(predictedMs, FLOOR_MS);
    double actual = Math.max(actualMs, FLOOR_MS);
    return Math.max(predicted / actual, actual / predicted);
  }

  /** Of all of them, of which there is one at least. */
  static Accuracy accuracy(@Nullable String model, List<Judged> all) {
    double[] errors = all.stream().mapToDouble(Judged::qError).sorted().toArray();
    int half = errors.length / 2;
    double median = errors.length % 2 == 1 ? errors[half] : (errors[half - 1] + errors[half]) / 2;
    return new Accuracy(model, errors.length, median, share(all));
  }

  private static @Nullable Double share(List<Judged> all) {
    List<Boolean> told = all.stream().map(Judged::within).filter(Objects::nonNull).toList();
    return told.isEmpty()
        ? null
        : (double) told.stream().filter(within -> within).count() / told.size();
  }
}
