package dev.assay.query.workload;

import java.util.List;

/**
 * Contiguous slots of a period in which load recurs. Immutable.
 *
 * @param from its first slot; its last may lie in the next period
 * @param length in slots
 * @param level calls in a slot of those times at which it came
 * @param usual calls in a slot outside of it
 * @param indices where it came in the series, in order
 */
record Window(
    int from,
    int length,
    double level,
    double usual,
    double consistency,
    double recurrence,
    List<Integer> indices) {
  Window {
    indices = List.copyOf(indices);
  }

  double confidence() {
    return consistency * recurrence;
  }
}
