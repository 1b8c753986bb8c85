package dev.assay.testgen;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What children that were lost at one question had found by then, and whether it is worth having
 * another go on from there. For one job.
 */
final class Salvage {
  /** Children that may be lost to one question. */
  static final int MOST = 8;

  /** What is left of the time for another child is at least this share of all of it, once. */
  private static final int SHARE = 2;

  /** What a child told that told nothing. */
  static final Reply.Explored NOTHING =
      new Reply.Explored(List.of(), List.of(), List.of(), List.of(), false);

  private static final long NANOS = 1_000_000;

  private final Order.Effort effort;
  private final Set<Integer> given = new HashSet<>();
  private final List<Order.Trial> found = new ArrayList<>();
  private final List<Order.Attempt> hung = new ArrayList<>();
  private final LongSupplier clock;
  private final long begin;
  private Reply.@Nullable Explored best;
  private int lost;

  /**
   * Nothing is lost yet.
   *
   * @param clock tells the time in nanoseconds
   */
  Salvage(List<Order.Task> tasks, Order.Effort effort, LongSupplier clock) {
    this.effort = effort;
    this.clock = clock;
    this.begin = clock.getAsLong();
    tasks.forEach(task -> task.trials().forEach(trial -> given.add(trial.id())));
  }

  /** Takes in what a child had found that will find no more. */
  void take(Reply.Explored known) {
    lost++;
    best = with(known);
    Set<Integer> ids = new HashSet<>(given);
    found.forEach(trial -> ids.add(trial.id()));
    known.trials().stream()
        .map(Reply.Tried::trial)
        .filter(trial -> ids.add(trial.id()))
        .forEach(found::add);
    Order.Attempt last = known.hung();
    if (last != null) {
      hung.add(last);
      // Its trial is a test of the mutant, and what the search was at may not have been kept yet.
      if (last.mutant() > 0 && ids.add(last.trial().id())) {
        found.add(last.trial());
      }
    }
  }

  /** What the next child is to know. */
  Order.Earlier earlier() {
    return new Order.Earlier(found, hung);
  }

  /** Whether no call was run to its end. */
  boolean isEmpty() {
    return best == null || best.trials().isEmpty();
  }

  /** Children that were lost. */
  int lost() {
    return lost;
  }

  /** All that is left. */
  Reply.Explored all() {
    return with(NOTHING);
  }

  /**
   * What the next child may take; null where too many were lost, or there is no time for one more
   * than what is known.
   */
  Order.@Nullable Effort left(Order.Effort now) {
    long taken = (clock.getAsLong() - begin) / NANOS;
    long least = effort.millis() / SHARE;
    boolean late = taken > effort.millis() + least;
    if (lost >= MOST || (late && !isEmpty())) {
      return null;
    }
    long millis = Math.max(least, effort.millis() - taken);
    // Another seed: the same would only find again what is known.
    return new Order.Effort(effort.seed() + lost, now.searches(), (int) millis);
  }

  /** What the last child found, and what only others had. */
  Reply.Explored with(Reply.Explored last) {
    Reply.Explored before = best;
    if (before == null) {
      return last;
    }
    Set<Integer> ids = new HashSet<>();
    last.trials().forEach(tried -> ids.add(tried.trial().id()));
    List<Reply.Tried> trials = new ArrayList<>(last.trials());
    before.trials().stream()
        .filter(tried -> !ids.contains(tried.trial().id()))
        .forEach(trials::add);
    List<Reply.Kill> kills = new ArrayList<>(last.kills());
    before.kills().stream().filter(kill -> !ids.contains(kill.trial())).forEach(kills::add);
    Reply.Explored any = last.mutants().isEmpty() ? before : last;
    return new Reply.Explored(
        trials, any.branches(), any.mutants(), kills, last.complete(), last.lack(), last.hung());
  }
}
