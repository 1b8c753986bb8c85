package dev.assay.query.anomaly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in words what changed beside. Pure, safe on any thread. */
final class Words {
  private static final double PERCENT = 100;

  private Words() {}

  /**
   * What else is not as it was, the metrics in their order, without the one that is told anyway.
   */
  static List<String> beside(Look look, Metric told) {
    List<String> words = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      Deviation deviation = look.of(metric);
      if (metric != told && deviation != null && tellable(deviation)) {
        words.add(of(deviation));
      }
    }
    return words;
  }

  /** How many queries are slower, where all of them are. */
  static String slower(Common common) {
    return "%d of %d queries take at least %s times as long as usual"
        .formatted(common.slower(), common.queries(), number(Math.exp(Metric.TIME.effect)));
  }

  /** What times are divided by. */
  static String divided(Common common) {
    return "the median query takes %s times as long as usual; times are divided by that"
        .formatted(number(common.factor()));
  }

  private static boolean tellable(Deviation deviation) {
    return deviation.elevated() && deviation.matters() && deviation.rest() >= deviation.effect();
  }

  private static String of(Deviation deviation) {
    double now = deviation.figure();
    double usual = deviation.usual();
    return switch (deviation.metric()) {
      case TIME -> "calls take %s ms instead of %s ms".formatted(number(now), number(usual));
      case MISSES ->
          "%s %% of the blocks are not in shared buffers instead of %s %%"
              .formatted(number(now * PERCENT), number(usual * PERCENT));
      case READS ->
          "a call reads %s blocks from outside of shared buffers instead of %s"
              .formatted(number(now), number(usual));
      case WORK -> "a call asks for %s blocks instead of %s".formatted(number(now), number(usual));
    };
  }

  private static String number(double value) {
    return value >= PERCENT
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
