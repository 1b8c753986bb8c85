package dev.assay.cli;

import dev.assay.bus.Nearest;
import dev.assay.testgen.Testgen.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The least percentage of a measure that is accepted. Immutable. */
record Threshold(String measure, double percent) {
  private static final double PERCENT = 100;
  private static final Map<String, ToDoubleFunction<Score>> MEASURES =
      new TreeMap<>(
          Map.of(
              "mutation", Score::mutationScore,
              "branch", Score::branchCoverage,
              "total", Score::total));

  /**
   * A threshold beside what was measured.
   *
   * @param measured a share, 0 to 1, null where nothing was
   */
  record Kept(Threshold threshold, @Nullable Double measured) {
    // By shares: 29 of 100 times 100 is less than 29.
    boolean isKept() {
      return measured != null && measured >= threshold.percent() / PERCENT;
    }

    String text() {
      String expected =
          BigDecimal.valueOf(threshold.percent()).stripTrailingZeros().toPlainString();
      return measured == null
          ? "%s was not measured, expected at least %s %%".formatted(threshold.measure(), expected)
          : "%s is %s %%, expected at least %s %%"
              .formatted(threshold.measure(), percent(measured), expected);
    }
  }

  static List<Threshold> of(Map<String, Double> asked) {
    return asked.entrySet().stream().map(each -> checked(each.getKey(), each.getValue())).toList();
  }

  private static Threshold checked(String measure, @Nullable Double percent) {
    if (!MEASURES.containsKey(measure)) {
      throw Exit.usage(
          "--fail-under: there is no measure '%s', expected one of %s; the nearest is '%s'"
              .formatted(
                  Nearest.shortened(measure),
                  String.join(", ", MEASURES.keySet()),
                  Nearest.of(measure, MEASURES.keySet()).orElseThrow()));
    }
    if (percent == null || !(percent >= 0 && percent <= PERCENT)) {
      throw Exit.usage(
          "--fail-under: %s is a percentage, expected 0 to 100, was %s"
              .formatted(measure, percent));
    }
    return new Threshold(measure, percent);
  }

  Kept check(@Nullable Score score) {
    ToDoubleFunction<Score> measured = MEASURES.get(measure);
    return new Kept(this, score == null || measured == null ? null : measured.applyAsDouble(score));
  }

  // Cut and not rounded, lest 79.99 read as the 80 it is not.
  private static String percent(double share) {
    return BigDecimal.valueOf(share)
        .movePointRight(2)
        .setScale(1, RoundingMode.FLOOR)
        .stripTrailingZeros()
        .toPlainString();
  }
}
