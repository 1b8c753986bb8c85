package dev.assay.lab.search;

import dev.assay.lab.Observed.Lost;
import dev.assay.lab.Observed.Why;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Progress;
import java.util.BitSet;
import java.util.List;

/** Runs the trials the parent asked for, and whatever is to be relied on again. For one thread. */
final class FirstRuns {
  /** Waiting for a call that blocks costs real time: after so many no more of its task are run. */
  static final int MOST_HANGING = 2;

  private final Bench bench;
  private final Ledger ledger;
  private final Pace pace;

  FirstRuns(Bench bench, Ledger ledger, Pace pace) {
    this.bench = bench;
    this.ledger = ledger;
    this.pace = pace;
  }

  void run(List<Task> tasks) {
    int total = tasks.stream().mapToInt(it -> it.trials().size()).sum();
    int done = 0;
    for (Task task : tasks) {
      int hanging = 0;
      for (Trial trial : task.trials()) {
        if (pace.over()) {
          return;
        }
        pace.tell(new Progress("run", done++, total, task.id(), 0));
        Seen seen = hanging < MOST_HANGING ? bench.run(trial, true) : spared(trial);
        hanging += seen.is(Why.HANGS) ? 1 : 0;
        ledger.add(seen);
      }
    }
  }

  /**
   * Runs trials once more, the last one first and with nothing static left of the first time; those
   * that give something else are lost.
   *
   * @return their ids
   */
  BitSet again(List<Seen> trials) {
    BitSet unstable = new BitSet();
    bench.renew();
    for (Seen seen : trials.reversed()) {
      if (pace.over()) {
        return unstable;
      }
      if (seen.telling() && !bench.sameAgain(seen)) {
        ledger.unstable(seen);
        unstable.set(seen.trial().id());
      }
    }
    return unstable;
  }

  private static Seen spared(Trial trial) {
    Lost lost = new Lost(Why.HANGS, "not run: other calls of this method did not come back");
    return new Seen(trial, new Runs.Ran(lost, new BitSet(), new BitSet(), List.of(), 0), true);
  }
}
