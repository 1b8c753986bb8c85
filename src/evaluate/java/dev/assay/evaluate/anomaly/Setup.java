package dev.assay.evaluate.anomaly;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a series was recorded with and on, and the faults as they were planned before it; the first
 * line of its file. Immutable.
 *
 * @param weeks of hours before the minutes
 * @param names of the queries by fingerprint
 * @param seconds that the recording took
 * @param load the mean of the machine's load averages; one connection and the server make it 1 to
 *     2, and what is above is other work. Null where it is not known
 */
record Setup(
    long seed,
    int weeks,
    int intervals,
    List<Fault> faults,
    Map<String, String> names,
    String postgresql,
    String machine,
    long seconds,
    @Nullable Double load) {
  Setup {
    faults = List.copyOf(faults);
    names = Map.copyOf(names);
  }

  Calendar calendar() {
    return new Calendar(weeks);
  }
}
