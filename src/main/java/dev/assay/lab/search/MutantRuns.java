package dev.assay.lab.search;

import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Progress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Finds out which trials notice which mutants. For one thread.
 *
 * <p>A mutant may leave something static behind that makes later runs wrong, of other mutants and
 * of the code as it is. Loading the classes anew after each run would be safe and slow; so it is
 * only done where a sample of trials no longer gives what it gave.
 */
final class MutantRuns {
  private static final int SAMPLE = 16;

  /** A run that blocks or fills the memory takes longer, one that only runs out of steps less. */
  private static final long COSTLY = 100_000_000;

  private final Bench bench;
  private final Ledger ledger;
  private final Pace pace;
  private final List<Mutant> mutants;

  /**
   * Methods with a mutant that took the time of many others, or never ended: what is left of theirs
   * comes last.
   */
  private final Set<String> costly = new HashSet<>();

  private volatile Kills kills;

  MutantRuns(Bench bench, Ledger ledger, Pace pace, List<Mutant> mutants) {
    this.bench = bench;
    this.ledger = ledger;
    this.pace = pace;
    this.mutants = List.copyOf(mutants);
    mutants.stream().filter(it -> bench.isHung(it.id())).forEach(it -> costly.add(place(it)));
    this.kills = new Kills(mutants);
  }

  private static String place(Mutant mutant) {
    return mutant.type() + "." + mutant.method();
  }

  /** What is known so far. */
  Kills known() {
    return kills;
  }

  /**
   * Finds a trial that notices for each mutant that one does; what comes back is to be used from
   * now on.
   */
  Kills run() {
    first(kills);
    if (bench.renewsAfterMutants()) {
      return kills;
    }
    if (unharmed()) {
      BitSet kept = kept();
      bench.renewFor(kept);
      kills.forget(kept);
    } else {
      bench.renewAfterMutants();
      kills = new Kills(mutants);
    }
    first(kills);
    return kills;
  }

  // Where the code keeps what it computed, the first trial that asks for it reaches mutants that
  // none reaches later. The first trials are asked last: they also reach what is initialised.
  private BitSet kept() {
    BitSet open = (BitSet) kills.alive().clone();
    BitSet kept = new BitSet();
    for (Seen seen : ledger.telling().reversed()) {
      BitSet reached = (BitSet) seen.ran().mutants().clone();
      reached.and(open);
      if (!reached.isEmpty()) {
        open.andNot(reached);
        reached.andNot(bench.reachedAgain(seen));
        kept.or(reached);
      }
    }
    return kept;
  }

  /** Runs what was not run so far on mutants that nothing has noticed. */
  void first(Kills into) {
    List<Mutant> counting = mutants.stream().filter(Kills::counts).toList();
    upTo(1, counting, into, pace::searchOver);
  }

  /**
   * Finds more trials that notice each mutant, for the choice among them: a few for all before many
   * for some, and those of constants last.
   */
  void fill(Kills into) {
    List<Mutant> counting = mutants.stream().filter(Kills::counts).toList();
    List<Mutant> constants = mutants.stream().filter(it -> !Kills.counts(it)).toList();
    for (int most = 2; most <= Kill.MOST; most *= 2) {
      upTo(most, counting, into, pace::over);
    }
    upTo(1, constants, into, pace::over);
    upTo(Kill.MOST, constants, into, pace::over);
  }

  private void upTo(int most, List<Mutant> some, Kills into, BooleanSupplier over) {
    List<Seen> trials = ledger.telling();
    List<Mutant> later = new ArrayList<>();
    int done = 0;
    for (Mutant mutant : some) {
      pace.tell(new Progress("mutants", done++, some.size(), into.share()));
      if (costly.contains(place(mutant))) {
        later.add(mutant);
      } else if (!upTo(most, mutant, trials, new Terms(into, over))) {
        return;
      }
    }
    for (Mutant mutant : later) {
      if (!upTo(most, mutant, trials, new Terms(into, over))) {
        return;
      }
    }
  }

  /** Where kills are noted, and how long that may go on. */
  private record Terms(Kills into, BooleanSupplier over) {}

  /** False where there was no time for it. */
  private boolean upTo(int most, Mutant mutant, List<Seen> trials, Terms terms) {
    Kills into = terms.into();
    for (Seen seen : trials) {
      if (into.count(mutant.id()) >= most) {
        return true;
      }
      if (into.wants(mutant.id(), seen)) {
        if (terms.over().getAsBoolean()) {
          return false;
        }
        put(mutant, seen, into);
      }
    }
    return true;
  }

  private void put(Mutant mutant, Seen seen, Kills into) {
    long begin = System.nanoTime();
    Bench.Notice notice = bench.notice(seen, mutant.id());
    into.put(mutant.id(), seen, notice);
    long taken = System.nanoTime() - begin;
    if (notice.late() && taken > COSTLY) {
      pace.waited(taken);
      costly.add(place(mutant));
    }
  }

  private boolean unharmed() {
    List<Seen> trials = ledger.telling();
    int step = Math.max(1, trials.size() / SAMPLE);
    for (int i = 0; i < trials.size(); i += step) {
      if (!bench.sameAgain(trials.get(i)) && bench.sameInNewClasses(trials.get(i))) {
        return false;
      }
    }
    return true;
  }
}
