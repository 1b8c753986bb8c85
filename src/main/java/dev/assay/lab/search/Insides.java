package dev.assay.lab.search;

import dev.assay.lab.Order.Step;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Calls on objects among the inputs, which the call under test may need in a state of their own: an
 * element with its attributes, a configuration with its routes. Pure.
 */
final class Insides {
  private static final int DEEPEST = 3;
  private static final int MOST_PLAIN = 32;

  private final Map<String, Sequences> byType = new HashMap<>();
  private final Makings makings;

  /** Without what objects may be made of. */
  Insides(Map<String, List<Step>> steps) {
    this(steps, List.of());
  }

  /**
   * @param steps by the qualified name of the objects' class
   */
  Insides(Map<String, List<Step>> steps, List<Task> tasks) {
    this.makings = new Makings(tasks);
    steps.forEach((type, calls) -> byType.put(type, new Sequences(calls, DEEPEST)));
  }

  Makings makings() {
    return makings;
  }

  /** The object after other calls; null where it is none, or none is known. */
  @Nullable Value vary(Place<?> place, RandomGenerator random) {
    Sequences sequences = of(place);
    return sequences == null ? null : sequences.vary(place.value(), random);
  }

  /** The object after each call. */
  List<Value> plain(Place<?> place) {
    Sequences sequences = of(place);
    return sequences == null
        ? List.of()
        : sequences.plain(place.value()).stream().limit(MOST_PLAIN).toList();
  }

  private @Nullable Sequences of(Place<?> place) {
    return switch (Sequences.base(place.value())) {
      case Value.New made -> byType.get(made.type().qualified());
      case Value.StaticCall _ -> byType.get(place.type());
      default -> null;
    };
  }
}
