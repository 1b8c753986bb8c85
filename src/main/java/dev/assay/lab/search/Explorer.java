package dev.assay.lab.search;

import dev.assay.lab.Order.Explore;
import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Progress;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs what the parent asks for, looks for more that tells something new, and finds out what each
 * trial notices. The same order gives the same answer unless the time cuts it short. For one
 * thread; one call at a time.
 */
public final class Explorer {
  /** Explores the subject; progress is told on the calling thread. */
  public Explored explore(
      Explore order, Runs runs, Surroundings about, Consumer<Progress> progress) {
    Pace pace = new Pace(order.effort(), progress);
    Bench bench = new Bench(runs);
    Ledger ledger = new Ledger(order.tasks());
    FirstRuns firstRuns = new FirstRuns(bench, ledger, pace);
    firstRuns.run(order.tasks());
    firstRuns.again(ledger.all());
    MutantRuns mutantRuns = new MutantRuns(bench, ledger, pace, about.mutants());
    Kills kills = mutantRuns.run();
    if (order.effort().searches() > 0) {
      new Search(order, about, new Search.Means(bench, pace, ledger, kills)).run();
      mutantRuns.fill(kills);
      List<Seen> found = ledger.all().stream().filter(it -> !it.given()).toList();
      BitSet unstable = firstRuns.again(found);
      kills.without(unstable);
    }
    return new Explored(
        ledger.tried(), about.branches(), about.mutants(), kills.list(), !pace.cut());
  }
}
