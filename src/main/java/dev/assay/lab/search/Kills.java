package dev.assay.lab.search;

import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Operator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Which trial noticed which mutant, so far. For one thread.
 *
 * <p>Not every trial is run on every mutant: what is asked later is a small set of trials that
 * kills as much, and which trials kill what no other does, and for both a few killers of each
 * mutant are enough. A mutant that only the time gives away is run least, since each run costs that
 * time.
 */
final class Kills {
  private final List<Fate> fates = new ArrayList<>();
  private final BitSet alive = new BitSet();
  private final BitSet constants = new BitSet();
  private final int all;

  private static final class Fate {
    final List<Kill> kills = new ArrayList<>();
    final BitSet tried = new BitSet();
    int searched;
    int late;
    int vain;
  }

  Kills(List<Mutant> mutants) {
    this.all = (int) mutants.stream().filter(Kills::counts).count();
    int last = mutants.stream().mapToInt(Mutant::id).max().orElse(0);
    for (int i = 0; i <= last; i++) {
      fates.add(new Fate());
    }
    mutants.stream().filter(Kills::counts).forEach(it -> alive.set(it.id()));
    mutants.stream().filter(it -> !counts(it)).forEach(it -> constants.set(it.id()));
  }

  /** Mutants of constants only help to choose among tests: none is looked for on their account. */
  static boolean counts(Mutant mutant) {
    return mutant.operator() != Operator.CONSTANTS;
  }

  /** Mutants that nothing has noticed, of those that count. Not to be written to. */
  BitSet alive() {
    return alive;
  }

  double share() {
    return all == 0 ? 1 : (all - alive.cardinality()) / (double) all;
  }

  /** Whether running the trial on the mutant could tell something. */
  boolean wants(int mutant, Seen seen) {
    Fate fate = fates.get(mutant);
    return seen.telling()
        && seen.ran().mutants().get(mutant)
        && fate.kills.size() < Kill.MOST
        && fate.late < Kill.MOST_LATE
        && (seen.given() || fate.searched < Kill.MOST_SEARCHED)
        && !fate.tried.get(seen.trial().id());
  }

  /** How many trials noticed it. */
  int count(int mutant) {
    return fates.get(mutant).kills.size();
  }

  /** How many trials did not notice it. */
  int vain(int mutant) {
    return fates.get(mutant).vain;
  }

  /** Forgets that trials were run on mutants in vain. */
  void forget(BitSet mutants) {
    mutants.stream()
        .mapToObj(fates::get)
        .forEach(fate -> {
          fate.tried.clear();
          fate.vain = 0;
        });
  }

  void vainly(int mutant) {
    fates.get(mutant).vain++;
  }

  void put(int mutant, Seen seen, Bench.Notice notice) {
    Fate fate = fates.get(mutant);
    fate.tried.set(seen.trial().id());
    if (notice.items() == 0) {
      fate.vain++;
      return;
    }
    fate.kills.add(new Kill(mutant, seen.trial().id(), notice.items()));
    fate.searched += seen.given() ? 0 : 1;
    fate.late += notice.late() ? 1 : 0;
    alive.clear(mutant);
  }

  /**
   * Takes back what trials are said to notice by items that turned out not to be the same each
   * time.
   *
   * @param gone the items by trial; those that are left move together
   */
  void without(Map<Integer, Long> gone) {
    for (int i = 1; i < fates.size() && !gone.isEmpty(); i++) {
      List<Kill> kills = fates.get(i).kills;
      boolean killed = !kills.isEmpty();
      kills.replaceAll(it -> left(it, gone.getOrDefault(it.trial(), 0L)));
      kills.removeIf(it -> it.items() == 0);
      if (killed && kills.isEmpty() && !constants.get(i)) {
        alive.set(i);
      }
    }
  }

  private static Kill left(Kill kill, long gone) {
    long items =
        gone == Kill.ALL ? 0 : kill.items() == Kill.ALL ? Kill.ALL : Items.left(kill.items(), gone);
    return new Kill(kill.mutant(), kill.trial(), items);
  }

  /** By mutant, then by the order in which they were found. */
  List<Kill> list() {
    return fates.stream().flatMap(it -> it.kills.stream()).toList();
  }
}
