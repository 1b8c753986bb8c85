package dev.assay.lab.search;

import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Tried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The trials that will be answered, and the calls that need not be run again. For one thread. */
final class Ledger {
  private final List<Seen> all = new ArrayList<>();
  private final Set<Known> known = new HashSet<>();
  private final Set<Integer> given = new HashSet<>();
  private final Set<Integer> plain = new HashSet<>();
  private final Set<Integer> apart = new HashSet<>();
  private int next;

  /** Sorted once, since it is asked for far more often than it changes; null where it did. */
  private @Nullable List<Seen> telling;

  private record Known(int task, Call call) {}

  private record Weighed(Seen seen, int weight) {}

  /**
   * @param found trials that a search added before
   */
  Ledger(List<Task> tasks, List<Trial> found) {
    for (Task task : tasks) {
      task.trials().forEach(trial -> given.add(trial.id()));
      task.trials().stream().limit(1).forEach(trial -> plain.add(trial.id()));
      if (task.apart()) {
        apart.add(task.id());
      }
    }
    for (int id : given) {
      next = Math.max(next, id + 1);
    }
    for (Trial trial : found) {
      next = Math.max(next, trial.id() + 1);
    }
  }

  /** Whether the parent asks for it; else it is of a search. */
  boolean isGiven(Trial trial) {
    return given.contains(trial.id());
  }

  /** A number for a trial of the search. */
  int nextId() {
    return next;
  }

  /** False where the call was known. */
  boolean meet(int task, Call call) {
    return known.add(new Known(task, call));
  }

  void add(Seen seen) {
    telling = null;
    all.add(seen);
    meet(seen.trial().task(), Call.of(seen.trial()));
    next = Math.max(next, seen.trial().id() + 1);
  }

  List<Seen> all() {
    return List.copyOf(all);
  }

  /**
   * Those that a test can be written of: given ones first, of these the first of each task, which
   * read best; then the simplest, then the earliest.
   */
  List<Seen> telling() {
    List<Seen> sorted = telling;
    if (sorted == null) {
      sorted =
          all.stream()
              .filter(it -> it.telling() && !apart.contains(it.trial().task()))
              .map(it -> new Weighed(it, Weight.of(Call.of(it.trial()))))
              .sorted(
                  Comparator.comparing((Weighed it) -> !it.seen.given())
                      .thenComparing(it -> !plain.contains(it.seen.trial().id()))
                      .thenComparingInt(Weighed::weight)
                      .thenComparingInt(it -> it.seen.trial().id()))
              .map(Weighed::seen)
              .toList();
      telling = sorted;
    }
    return sorted;
  }

  void replace(Seen seen, Seen other) {
    telling = null;
    all.set(all.indexOf(seen), other);
  }

  List<Tried> tried() {
    return all.stream().map(Seen::tried).toList();
  }
}
