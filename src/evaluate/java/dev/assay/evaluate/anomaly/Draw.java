package dev.assay.evaluate.anomaly;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The values of a call.
 *
 * @param newestDay of which there are events
 * @param wider how much more than usual a call asks for
 */
record Draw(Module module, int newestDay, double wider, Random random) {
  private static final double SELDOM = 0.03;
  private static final int LONG = 12;

  int below(int bound) {
    return random.nextInt(bound);
  }

  int event() {
    return 1 + random.nextInt(module.events());
  }

  int day() {
    return random.nextInt(Module.DAYS - LONG);
  }

  /** The ends of a range of days, seldom of many: calls of one query differ. */
  String days() {
    int first = day();
    int many =
        random.nextDouble() < SELDOM ? LONG : (int) Math.round((1 + random.nextInt(2)) * wider);
    return first + " AND " + (first + many - 1);
  }

  /** As many of them as a call asks for, with a comma between. */
  String parents() {
    int many = (int) Math.round((2 + random.nextInt(3)) * wider);
    return IntStream.range(0, many)
        .mapToObj(i -> Integer.toString(1 + random.nextInt(module.parents())))
        .collect(Collectors.joining(", "));
  }
}
