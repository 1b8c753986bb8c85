package dev.assay.lab.search;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Why;
import dev.assay.lab.Order.Attempt;
import dev.assay.lab.Order.Trial;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs that took a child with them, since they never ended or ended it: none of them is begun
 * again. A mutant among them is noticed by the time its trial takes, and run on no other. Immutable
 * once it is made.
 */
final class Hung {
  private final Set<Known> runs = new HashSet<>();
  private final Map<Integer, Integer> tasks = new HashMap<>();
  private final BitSet mutants = new BitSet();

  private record Known(int task, Call call, int mutant) {}

  Hung(List<Attempt> attempts) {
    for (Attempt each : attempts) {
      runs.add(known(each.trial(), each.mutant()));
      if (each.mutant() == 0) {
        tasks.merge(each.trial().task(), 1, Integer::sum);
      } else {
        mutants.set(each.mutant());
      }
    }
  }

  /** Whether a call of the code as it is. */
  boolean has(Trial trial) {
    return !tasks.isEmpty() && has(trial, 0);
  }

  /** Whether any run on the mutant. */
  boolean has(int mutant) {
    return mutants.get(mutant);
  }

  boolean has(Trial trial, int mutant) {
    return runs.contains(known(trial, mutant));
  }

  /** How many calls of a task never ended of the code as it is. Not to be written to. */
  Map<Integer, Integer> tasks() {
    return tasks;
  }

  static Seen spared(Trial trial, boolean given) {
    Observed lost =
        new Observed.Lost(Why.HANGS, "not run: it did not come to its end in another child JVM");
    return new Seen(trial, new Runs.Ran(lost, new BitSet(), new BitSet(), List.of(), 0), given);
  }

  private static Known known(Trial trial, int mutant) {
    return new Known(trial.task(), Call.of(trial), mutant);
  }
}
