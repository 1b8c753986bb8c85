package dev.assay.lab.search;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Lost;
import dev.assay.lab.Observed.Why;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Progress;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /** So many of each task come before all others: no task is left out where the time is short. */
  private static final int ROUND = 6;

  private static final long HUGE = 1_000_000;

  private final Bench bench;
  private final Ledger ledger;
  private final Pace pace;
  private final Map<Integer, Integer> costly = new HashMap<>();

  /** Of which not even something rough was the same elsewhere. */
  private final Set<Integer> chance = new HashSet<>();

  /** How many calls of a task ran out of steps. */
  private final Map<Integer, Integer> ranAway = new HashMap<>();

  private boolean endless;
  private int total;
  private int done;

  FirstRuns(Bench bench, Ledger ledger, Pace pace) {
    this.bench = bench;
    this.ledger = ledger;
    this.pace = pace;
    costly.putAll(bench.hanging());
  }

  /**
   * What is to be run at first, and what only once that was made use of: of an order with a great
   * many trials a few of each task come first, what no test is written of comes later, and of any
   * what may be costly comes last.
   *
   * @param hanging tasks that took another child with them
   */
  static List<List<Trial>> portions(List<Task> tasks, Set<Integer> hanging) {
    int all = tasks.stream().mapToInt(it -> it.trials().size()).sum();
    int each = all <= AT_FIRST ? all : Math.max(LEAST_AT_FIRST, AT_FIRST / tasks.size());
    List<Task> tested = tasks.stream().filter(it -> !it.apart()).toList();
    List<Trial> first =
        Stream.concat(
                tested.stream().flatMap(it -> it.trials().stream().limit(Math.min(each, ROUND))),
                tested.stream().flatMap(it -> it.trials().stream().limit(each).skip(ROUND)))
            .toList();
    List<Trial> rest = tested.stream().flatMap(it -> it.trials().stream().skip(each)).toList();
    List<Trial> apart =
        tasks.stream().filter(Task::apart).flatMap(it -> it.trials().stream()).toList();
    Predicate<Trial> costly = it -> huge(it) || hanging.contains(it.task());
    return List.of(
        first.stream().filter(costly.negate()).toList(),
        Stream.of(rest, apart, first.stream().filter(costly).toList())
            .flatMap(List::stream)
            .toList());
  }

  /** What follows a costly call of a task waits until all other tasks had their turn. */
  void run(List<Trial> trials, BooleanSupplier over) {
    total = trials.size();
    done = 0;
    endless = false;
    runAll(trials, over);
    if (endless) {
      // What ran away may have filled tables, from which all that comes later would live.
      bench.renew();
    }
  }

  private void runAll(List<Trial> trials, BooleanSupplier over) {
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

  // How many or how long it is to be, likely: one such call may take as long as all others.
  private static boolean huge(Trial trial) {
    return trial.arguments().stream()
        .anyMatch(it ->
            it instanceof Value.Literal(Object value)
                && (value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() > HUGE);
  }

  /** False where there was no time for it. */
  private boolean ran(Trial trial, BooleanSupplier over) {
    if (over.getAsBoolean()) {
      return false;
    }
    pace.tell(new Progress("run", done++, total, 0));
    Why spares = spares(trial);
    if (spares != null) {
      ledger.add(spared(trial, spares));
      return true;
    }
    long begin = System.nanoTime();
    Seen seen = bench.run(trial, ledger.isGiven(trial));
    if (bench.isHung(trial)) {
      // It counts since the beginning.
      ledger.add(seen);
      return true;
    }
    if (seen.is(Why.HANGS) || seen.is(Why.OUT_OF_MEMORY)) {
      costly.merge(trial.task(), 1, Integer::sum);
      pace.waited(System.nanoTime() - begin);
    } else if (seen.is(Why.ENDLESS)) {
      // Not lost time as waiting is, but long enough that the others come first.
      costly.putIfAbsent(trial.task(), 0);
      ranAway.merge(trial.task(), 1, Integer::sum);
      endless = true;
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
  Map<Integer, Long> again(List<Seen> trials, BooleanSupplier over) {
    Map<Integer, Long> differing = new HashMap<>();
    if (trials.stream().anyMatch(Seen::telling)) {
      for (int look = 0; look < bench.looks() && !over.getAsBoolean(); look++) {
        bench.leave();
        try {
          look(trials, differing, over);
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

  private void look(List<Seen> trials, Map<Integer, Long> differing, BooleanSupplier over) {
    int at = 0;
    for (Seen seen : trials.reversed()) {
      if (over.getAsBoolean()) {
        return;
      }
      int id = seen.trial().id();
      pace.tell(new Progress("run", at++, trials.size(), 0));
      if (!seen.telling()) {
        continue;
      }
      Observed there = bench.observedAgain(seen);
      long items = Items.differing(seen.ran().observed(), there);
      if (items != 0) {
        differing.merge(id, items, (one, other) -> one | other);
        if (Items.differing(Rough.of(seen.ran().observed()), there) != 0) {
          chance.add(id);
        }
      }
    }
  }

  private long without(Seen seen, long differing) {
    Observed left = Items.without(seen.ran().observed(), differing);
    if (left == null && !chance.contains(seen.trial().id())) {
      ledger.replace(seen, seen.with(Rough.of(seen.ran().observed())));
      return Kill.ALL;
    }
    if (left == null) {
      ledger.replace(seen, seen.lost(Why.UNSTABLE, "gave something else when it ran again"));
      return Kill.ALL;
    }
    ledger.replace(seen, seen.with(left));
    return differing;
  }

  // What takes a great number of something for the third time will take too long again.
  private @Nullable Why spares(Trial trial) {
    if (costly.getOrDefault(trial.task(), 0) >= MOST_COSTLY) {
      return Why.HANGS;
    }
    return huge(trial) && ranAway.getOrDefault(trial.task(), 0) >= MOST_COSTLY ? Why.ENDLESS : null;
  }

  private static Seen spared(Trial trial, Why why) {
    Lost lost = new Lost(why, "not run: other calls of this method did not come to their end");
    return new Seen(trial, new Runs.Ran(lost, new BitSet(), new BitSet(), List.of(), 0), true);
  }
}
