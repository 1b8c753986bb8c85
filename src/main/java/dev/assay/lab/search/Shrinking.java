package dev.assay.lab.search;

import dev.assay.lab.Order.Task;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a trial simpler as long as it adds what it adds. For one thread. */
final class Shrinking {
  private static final int MOST_TRIES = 24;

  private final Bench bench;
  private int tries;

  Shrinking(Bench bench) {
    this.bench = bench;
  }

  /** The simplest found, with what was seen of it. */
  Seen of(Seen seen, Task task, Coverage.Gain gain, BitSet killed) {
    tries = 0;
    Seen best = seen;
    Seen simpler = seen;
    while (simpler != null) {
      best = simpler;
      simpler = simpler(best, task, gain, killed);
    }
    return best;
  }

  private @Nullable Seen simpler(Seen best, Task task, Coverage.Gain gain, BitSet killed) {
    Call from = Call.of(best.trial());
    int weight = Weight.of(from);
    for (Call call : simpler(from, task)) {
      if (tries < MOST_TRIES && Variations.sound(call) && Weight.of(call) < weight) {
        tries++;
        Seen other = bench.run(call.trial(best.trial().id(), best.trial().task()), false);
        if (asGood(other, gain, killed)) {
          return other;
        }
      }
    }
    return null;
  }

  private boolean asGood(Seen other, Coverage.Gain gain, BitSet killed) {
    return other.telling()
        && gain.remainsIn(other)
        && killed.stream().allMatch(it -> bench.notice(other, it).items() != 0);
  }

  private static List<Call> simpler(Call call, Task task) {
    List<Call> all = new ArrayList<>();
    Value receiver = call.receiver();
    if (receiver != null) {
      all.add(call.on(Sequences.base(receiver)));
      Sequences.shorter(receiver).forEach(it -> all.add(call.on(it)));
    }
    for (int i = 0; i < Math.min(call.arguments().size(), task.columns().size()); i++) {
      if (!task.columns().get(i).isEmpty()) {
        all.add(call.with(i, task.columns().get(i).getFirst()));
      }
    }
    for (Place<Call> place : Place.of(call, task)) {
      switch (place.value()) {
        case Value.Literal(Object literal) ->
            Literals.simpler(literal).forEach(it -> all.add(place.put().apply(Value.of(it))));
        case Value value when Elements.holds(value) -> {
          int size = Place.children(value).size();
          for (int shorter : new int[] {0, 1, size / 2, size - 1}) {
            Value sized = shorter < size ? Elements.sized(value, shorter) : null;
            if (sized != null) {
              all.add(place.put().apply(sized));
            }
          }
        }
        case Value.Chain chain when chain.receiver() instanceof Value.Literal text ->
            all.add(place.put().apply(text));
        case Value.Prepared _ when !place.value().equals(receiver) ->
            Sequences.shorter(place.value()).forEach(it -> all.add(place.put().apply(it)));
        default -> {}
      }
    }
    return all;
  }
}
