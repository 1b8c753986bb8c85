package dev.assay.lab.search;

import dev.assay.lab.Order.Explore;
import dev.assay.lab.Order.Trial;
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
    List<List<Trial>> portions = FirstRuns.portions(order.tasks());
    firstRuns.run(portions.getFirst(), pace::firstOver);
    firstRuns.again(ledger.all(), pace::againOver);
    MutantRuns mutantRuns = new MutantRuns(bench, ledger, pace, about.mutants());
    Kills kills = mutantRuns.run();
    int first = ledger.all().size();
    firstRuns.run(portions.getLast(), pace::searchOver);
    if (ledger.all().size() > first) {
      firstRuns.again(ledger.all().subList(first, ledger.all().size()), pace::searchOver);
      mutantRuns.first(kills);
    }
    if (order.effort().searches() > 0) {
      new Search(order, about, new Search.Means(bench, pace, ledger, kills)).run();
      List<Seen> found = ledger.all().stream().filter(it -> !it.given()).toList();
      BitSet unstable = firstRuns.again(found, pace::over);
      kills.without(unstable);
    }
    mutantRuns.fill(kills);
    return new Explored(
        ledger.tried(), about.branches(), about.mutants(), kills.list(), !pace.cut());
  }
}
