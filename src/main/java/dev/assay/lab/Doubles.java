package dev.assay.lab;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stubs and lambdas among the values of a call, as {@link Observed.Interaction} numbers them.
 * Stateless.
 */
public final class Doubles {
  private Doubles() {}

  /** Those of a trial; their number is their place in the list. */
  public static List<Value> of(Order.Trial trial) {
    return of(trial.receiver(), trial.arguments());
  }

  /** Those of a receiver, and then of the arguments. */
  public static List<Value> of(@Nullable Value receiver, List<Value> arguments) {
    List<Value> all = new ArrayList<>();
    if (receiver != null) {
      collect(receiver, all);
    }
    arguments.forEach(each -> collect(each, all));
    return List.copyOf(all);
  }

  /** Whether any of a trial's stubs answers only some of its methods. */
  public static boolean partial(Order.Trial trial) {
    return of(trial).stream().anyMatch(it -> it instanceof Value.Stub stub && stub.partial());
  }

  private static void collect(Value value, List<Value> all) {
    if (value instanceof Value.Lambda || value instanceof Value.Stub) {
      all.add(value);
    }
    Value.parts(value).forEach(part -> collect(part, all));
  }
}
