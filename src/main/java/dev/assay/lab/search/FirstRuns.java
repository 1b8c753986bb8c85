package dev.assay.lab.search;

import dev.assay.lab.Observed.Lost;
import dev.assay.lab.Observed.Why;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Progress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Runs the trials the parent asked for, and whatever is to be relied on again. For one thread. */
final class FirstRuns {
  /**
   * Waiting for a call that blocks costs real time, and so does filling the memory: after so many
   * no more of its task are run.
   */
  static final int MOST_COSTLY = 2;

  /** Trials of an order that are run before any mutant is. */
  private static final int AT_FIRST = 1_200;

  private static final int LEAST_AT_FIRST = 3;

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

  /**
   * What is to be run at first, and what only once that was made use of: of an order with a great
   * many trials a few of each task come first.
   */
  static List<List<Trial>> portions(List<Task> tasks) {
    int all = tasks.stream().mapToInt(it -> it.trials().size()).sum();
    int each = all <= AT_FIRST ? all : Math.max(LEAST_AT_FIRST, AT_FIRST / tasks.size());
    return List.of(
        tasks.stream().flatMap(it -> it.trials().stream().limit(each)).toList(),
        tasks.stream().flatMap(it -> it.trials().stream().skip(each)).toList());
  }

  /** What follows a costly call of a task waits until all other tasks had their turn. */
  void run(List<Trial> trials, BooleanSupplier over) {
    total = trials.size();
    done = 0;
    List<Trial> later = new ArrayList<>();
    for (Trial trial : trials) {
      if (costly.containsKey(trial.task())) {
        later.add(trial);
      } else if (!ran(trial, over)) {
        return;
      }
    }
    for (Trial trial : later) {
      if (!ran(trial, over)) {
        return;
      }
    }
  }

  /** False where there was no time for it. */
  private boolean ran(Trial trial, BooleanSupplier over) {
    if (over.getAsBoolean()) {
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
   * Runs trials once more, the last one first and with nothing static left of the first time; those
   * that give something else are lost.
   *
   * @return their ids
   */
  BitSet again(List<Seen> trials, BooleanSupplier over) {
    BitSet unstable = new BitSet();
    bench.renew();
    for (Seen seen : trials.reversed()) {
      if (over.getAsBoolean()) {
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
    Lost lost =
        new Lost(Why.HANGS, "not run: other calls of this method did not come to their end");
    return new Seen(trial, new Runs.Ran(lost, new BitSet(), new BitSet(), List.of(), 0), true);
  }
}
