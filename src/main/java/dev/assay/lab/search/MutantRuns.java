package dev.assay.lab.search;

import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Progress;
import java.util.List;

/**
 * Finds out which trials notice which mutants. For one thread.
 *
 * <p>A mutant may leave something static behind that makes later runs wrong, of other mutants and
 * of the code as it is. Loading the classes anew after each run would be safe and slow; so it is
 * only done where a sample of trials no longer gives what it gave.
 */
final class MutantRuns {
  private static final int SAMPLE = 16;

  private final Bench bench;
  private final Ledger ledger;
  private final Pace pace;
  private final List<Mutant> mutants;
  private volatile Kills kills;
  private int done;

  MutantRuns(Bench bench, Ledger ledger, Pace pace, List<Mutant> mutants) {
    this.bench = bench;
    this.ledger = ledger;
    this.pace = pace;
    this.mutants = mutants;
    this.kills = new Kills(mutants);
  }

  /** What is known so far. */
  Kills known() {
    return kills;
  }

  /** Runs what is known on the mutants; what comes back is to be used from now on. */
  Kills run() {
    fill(kills);
    if (bench.renewsAfterMutants() || unharmed()) {
      return kills;
    }
    bench.renewAfterMutants();
    kills = new Kills(mutants);
    fill(kills);
    return kills;
  }

  /** Runs what was not run so far: trials of the search on mutants that others killed already. */
  void fill(Kills into) {
    List<Seen> trials = ledger.telling();
    done = 0;
    for (Mutant mutant : mutants) {
      pace.tell(new Progress("mutants", done++, mutants.size(), -1, into.share()));
      for (Seen seen : trials) {
        if (into.wants(mutant.id(), seen)) {
          if (pace.over()) {
            return;
          }
          into.put(mutant.id(), seen, bench.notice(seen, mutant.id()));
        }
      }
    }
  }

  private boolean unharmed() {
    List<Seen> trials = ledger.telling();
    int step = Math.max(1, trials.size() / SAMPLE);
    for (int i = 0; i < trials.size(); i += step) {
      if (!bench.sameAgain(trials.get(i))) {
        return false;
      }
    }
    return true;
  }
}
