package dev.assay.lab.search;

import dev.assay.lab.Observed;
import dev.assay.lab.Order.Attempt;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Kill;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs trials on the subject as it is and on its mutants, and keeps the one from leaving anything
 * to the other. For one thread.
 */
final class Bench {
  private final Runs runs;
  private final Hung hung;
  private final Consumer<Attempt> begun;
  private volatile @Nullable Attempt underway;
  private boolean renewing;
  private boolean away;

  /** Mutants of what is computed once and kept: they only tell in classes that are new. */
  private BitSet kept = new BitSet();

  /** The mutant that may have left something in the classes as they are; 0 for none. */
  private int stain;

  /**
   * What a written test would see of a mutant.
   *
   * @param items 0 where it would stay green
   * @param late whether it was the time that told, or the memory, which takes as long to fill
   */
  record Notice(long items, boolean late) {}

  /**
   * @param hung what never ended in another child, or ended it, and is not run here
   * @param begun is told of each run before it begins
   */
  Bench(Runs runs, List<Attempt> hung, Consumer<Attempt> begun) {
    this.runs = runs;
    this.begun = begun;
    this.hung = new Hung(hung);
  }

  /** The last run that was begun; null where none was. To be asked by any thread. */
  @Nullable Attempt underway() {
    return underway;
  }

  Seen run(Trial trial, boolean given) {
    if (hung.has(trial)) {
      return Hung.spared(trial, given);
    }
    clean(0);
    return new Seen(trial, ran(trial, 0), given);
  }

  /** Whether a run on the mutant took another child with it. */
  boolean isHung(int mutant) {
    return hung.has(mutant);
  }

  /** Whether the call took another child with it. */
  boolean isHung(Trial trial) {
    return hung.has(trial);
  }

  /** How many calls of a task took another child with them. Not to be written to. */
  Map<Integer, Integer> hanging() {
    return hung.tasks();
  }

  private Runs.Ran ran(Trial trial, int mutant) {
    begin(trial, mutant);
    return runs.run(trial, mutant);
  }

  private void begin(Trial trial, int mutant) {
    Attempt attempt = new Attempt(trial, mutant);
    underway = attempt;
    begun.accept(attempt);
  }

  /** Whether all that a test would assert is the same when it runs again. */
  boolean sameAgain(Seen seen) {
    return again(seen) == 0;
  }

  /**
   * Whether it gives the same twice where no mutant ever ran: if so, and it does not here, that is
   * not by chance. The classes are new ones from now on.
   */
  boolean sameInNewClasses(Seen seen) {
    renew();
    begin(seen.trial(), 0);
    Observed once = runs.again(seen.trial()).observed();
    return Items.differing(once, runs.again(seen.trial()).observed()) == 0;
  }

  /** The items that differ when it runs again, as bits. */
  long again(Seen seen) {
    return Items.differing(seen.ran().observed(), observedAgain(seen));
  }

  Observed observedAgain(Seen seen) {
    clean(0);
    begin(seen.trial(), 0);
    return runs.again(seen.trial()).observed();
  }

  Notice notice(Seen seen, int mutant) {
    if (hung.has(mutant)) {
      return new Notice(hung.has(seen.trial(), mutant) ? Kill.ALL : 0, true);
    }
    boolean stained = renewsFor(mutant) && stain == mutant;
    Notice notice = observed(seen, mutant);
    if (stained && notice.items() != 0) {
      // It may be an earlier run of the mutant that is noticed here.
      renew();
      return observed(seen, mutant);
    }
    return notice;
  }

  private Notice observed(Seen seen, int mutant) {
    clean(mutant);
    stain = mutant;
    Observed mutated = ran(seen.trial(), mutant).observed();
    boolean late =
        mutated instanceof Observed.Lost lost
            && (lost.why() == Observed.Why.ENDLESS
                || lost.why() == Observed.Why.HANGS
                || lost.why() == Observed.Why.OUT_OF_MEMORY);
    return new Notice(Items.differing(seen.ran().observed(), mutated), late);
  }

  // What runs away runs in classes of its own, in which no mutant ever ran.
  private void clean(int mutant) {
    boolean stained = stain != 0 && renewsFor(stain);
    if (!away && stain != mutant && (stained || kept.get(mutant))) {
      renew();
    }
  }

  /** Whether running a mutant costs another definition of the classes. */
  boolean renewsFor(int mutant) {
    return renewing || kept.get(mutant);
  }

  /** From now on these mutants only run in classes in which nothing ran before. */
  void renewFor(BitSet mutants) {
    kept = (BitSet) mutants.clone();
  }

  /** The mutants that a trial reaches when it runs again. */
  BitSet reachedAgain(Seen seen) {
    clean(0);
    return ran(seen.trial(), 0).mutants();
  }

  void renew() {
    stain = 0;
    runs.renew();
  }

  void leave() {
    away = true;
    runs.leave();
  }

  int looks() {
    return runs.looks();
  }

  void comeHome() {
    away = false;
    runs.comeHome();
  }

  /** From now on nothing static outlives the run of a mutant. */
  void renewAfterMutants() {
    renewing = true;
    renew();
  }

  boolean renewsAfterMutants() {
    return renewing;
  }
}
