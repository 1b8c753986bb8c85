package dev.assay.lab.live;

import dev.assay.lab.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call was given and gave. For one run and its thread.
 *
 * @param receiver null for a constructor's
 * @param arguments as the executable takes them
 * @param held what those of them that a value can tell held before
 * @param heard knows the sinks that were made for it
 */
record Called(
    Plan plan,
    Plan.Readied readied,
    @Nullable Object receiver,
    List<@Nullable Object> arguments,
    List<@Nullable Value> held,
    Heard heard,
    @Nullable Object result) {
  /** How many arguments come before those that a source names: the enclosing instance. */
  int hidden() {
    return Math.max(0, arguments.size() - plan.trial().arguments().size());
  }
}
