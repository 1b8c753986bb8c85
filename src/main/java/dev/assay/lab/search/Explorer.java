package dev.assay.lab.search;

import dev.assay.lab.Order.Attempt;
import dev.assay.lab.Order.Explore;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs what the parent asks for, looks for more that tells something new, and finds out what each
 * trial notices. The same order gives the same answer unless the time cuts it short. For one
 * thread; one call at a time.
 */
public final class Explorer {
  private final Consumer<Attempt> begun;
  private volatile @Nullable Supplier<@Nullable Explored> known;

  /**
   * @param begun is told of each run before it begins
   */
  public Explorer(Consumer<Attempt> begun) {
    this.begun = begun;
  }

  /**
   * What is known of an exploration that will never come to its end, since a run holds its thread
   * for good. Only for then, and for another thread that was told so; nothing where no run was
   * begun.
   */
  public Optional<Explored> known() {
    return Optional.ofNullable(known).map(Supplier::get);
  }

  /** Explores the subject; progress is told on the calling thread. */
  public Explored explore(
      Explore order, Runs runs, Surroundings about, Consumer<Progress> progress) {
    Pace pace = new Pace(order.effort(), progress);
    List<Trial> found = order.earlier().found();
    Bench bench = new Bench(runs, order.earlier().hung(), begun);
    Ledger ledger = new Ledger(order.tasks(), found);
    FirstRuns firstRuns = new FirstRuns(bench, ledger, pace);
    MutantRuns mutantRuns = new MutantRuns(bench, ledger, pace, about.mutants());
    Supplier<Explored> all = () -> explored(about, ledger, mutantRuns.known(), false);
    known = () -> bench.underway() == null ? null : all.get().hanging(bench.underway());
    pace.keep(all);
    List<List<Trial>> portions = FirstRuns.portions(order.tasks(), bench.hanging().keySet());
    List<Trial> atFirst = Stream.concat(portions.getFirst().stream(), found.stream()).toList();
    firstRuns.run(atFirst, pace::firstOver);
    firstRuns.run(Failures.of(order.tasks(), ledger.all(), ledger.nextId()), pace::firstOver);
    firstRuns.again(ledger.all(), pace::againOver);
    Kills kills = mutantRuns.run();
    int first = ledger.all().size();
    if (!bench.hanging().isEmpty()) {
      // What comes now may take this JVM with it too.
      pace.tellAll(new Progress("run", 0, portions.getLast().size(), kills.share()));
    }
    firstRuns.run(portions.getLast(), pace::searchOver);
    if (ledger.all().size() > first) {
      mutantRuns.first(kills);
    }
    if (order.effort().searches() > 0) {
      new Search(order, about, new Search.Means(bench, pace, ledger, kills)).run();
    }
    // All at once: to be elsewhere costs the classes another loading.
    List<Seen> later = ledger.all().subList(first, ledger.all().size());
    kills.without(firstRuns.again(later, pace::over));
    mutantRuns.fill(kills);
    return explored(about, ledger, kills, !pace.cut());
  }

  private static Explored explored(
      Surroundings about, Ledger ledger, Kills kills, boolean complete) {
    return new Explored(ledger.tried(), about.branches(), about.mutants(), kills.list(), complete);
  }
}
