package dev.assay.lab.search;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Lost;
import dev.assay.lab.Observed.Why;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Progress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the trials the parent asked for, and whatever is to be relied on again. For one thread. */
final class FirstRuns {
  /**
   * Waiting for a call that blocks costs real time, and so does filling the memory: after so many
   * no more of its task are run.
   */
  static final int MOST_COSTLY = 2;

  private final Bench bench;
  private final Ledger ledger;
  private final Pace pace;
  private final Map<Integer, Integer> costly = new HashMap<>();
  private int total;
  private int done;

  FirstRuns(Bench bench, Ledger ledger, Pace pace) {
    this.bench = bench;
    this.ledger = ledger;
    this.pace = pace;
  }

  /** What follows a costly call of a task waits until all other tasks had their turn. */
  void run(List<Task> tasks) {
    total = tasks.stream().mapToInt(it -> it.trials().size()).sum();
    List<Trial> later = new ArrayList<>();
    for (Task task : tasks) {
      for (Trial trial : task.trials()) {
        if (costly.containsKey(task.id())) {
          later.add(trial);
        } else if (!ran(trial)) {
          return;
        }
      }
    }
    for (Trial trial : later) {
      if (!ran(trial)) {
        return;
      }
    }
  }

  /** False where there was no time for it. */
  private boolean ran(Trial trial) {
    if (pace.over()) {
      return false;
    }
    pace.tell(new Progress("run", done++, total, trial.task(), 0));
    if (costly.getOrDefault(trial.task(), 0) >= MOST_COSTLY) {
      ledger.add(spared(trial));
      return true;
    }
    long begin = System.nanoTime();
    Seen seen = bench.run(trial, true);
    if (seen.is(Why.HANGS) || seen.is(Why.OUT_OF_MEMORY)) {
      costly.merge(trial.task(), 1, Integer::sum);
      pace.waited(System.nanoTime() - begin);
    }
    ledger.add(seen);
    return true;
  }

  /**
   * Runs trials once more, the last one first, with nothing static left of the first time and in
   * another place; what is not the same there cannot be asserted.
   *
   * @return by trial the items that are gone, as bits
   */
  Map<Integer, Long> again(List<Seen> trials) {
    Map<Integer, Long> differing = new HashMap<>();
    if (trials.stream().anyMatch(Seen::telling)) {
      for (int look = 0; look < bench.looks() && !pace.over(); look++) {
        bench.leave();
        try {
          look(trials, differing);
        } finally {
          bench.comeHome();
        }
      }
    }
    Map<Integer, Long> gone = new HashMap<>();
    for (Seen seen : trials) {
      Long items = differing.get(seen.trial().id());
      if (items != null) {
        gone.put(seen.trial().id(), without(seen, items));
      }
    }
    return gone;
  }

  private void look(List<Seen> trials, Map<Integer, Long> differing) {
    int at = 0;
    for (Seen seen : trials.reversed()) {
      if (pace.over()) {
        return;
      }
      int id = seen.trial().id();
      pace.tell(new Progress("run", at++, trials.size(), seen.trial().task(), 0));
      long items = seen.telling() ? bench.again(seen) : 0;
      if (items != 0) {
        differing.merge(id, items, (one, other) -> one | other);
      }
    }
  }

  private long without(Seen seen, long differing) {
    Observed left = Items.without(seen.ran().observed(), differing);
    if (left == null) {
      ledger.replace(seen, seen.lost(Why.UNSTABLE, "gave something else when it ran again"));
      return Kill.ALL;
    }
    ledger.replace(seen, seen.with(left));
    return differing;
  }

  private static Seen spared(Trial trial) {
    Lost lost =
        new Lost(Why.HANGS, "not run: other calls of this method did not come to their end");
    return new Seen(trial, new Runs.Ran(lost, new BitSet(), new BitSet(), List.of(), 0), true);
  }
}
