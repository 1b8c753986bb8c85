package dev.assay.lab.search;

import dev.assay.lab.Observed.Why;
import dev.assay.lab.Order.Effort;
import dev.assay.lab.Order.Explore;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Branch;
import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Progress;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Looks for trials that add something: a branch, a mutant that was not reached, a kind of
 * exception, a kill. For one thread.
 *
 * <p>Its work is counted in runs of the code as it is. They go to the tasks in small portions, each
 * to the one with the most left to gain for what it has had; a task that has not gained anything
 * for long gets no more, and so does a mutant that withstood many trials: it is likely no change at
 * all.
 */
final class Search {
  private static final int PORTION = 12;
  private static final int LEAST_PATIENCE = 64;
  private static final int PATIENCE_SHARE = 6;
  private static final int BRANCH_NEED = 3;
  private static final int MOST_UPSETS = 3;

  /** Trials that a mutant withstands before it is run on fewer of them. */
  private static final int MOST_VAIN = 512;

  /** A run that uses up its steps takes as long as many others. */
  private static final int ENDLESS_COST = 25;

  /** And so does a mutant that only runs in classes that are defined anew. */
  private static final int RENEWAL_COST = 32;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** From here on long sequences of calls are worth their time. */
  private static final int THOROUGH_SEARCHES = 9_000;

  private static final int DEEPEST_FAST = 6;
  private static final int DEEPEST_THOROUGH = 12;

  private final Bench bench;
  private final Pace pace;
  private final Ledger ledger;
  private final Kills kills;
  private final Coverage coverage = new Coverage();
  private final Sites sites;
  private final Map<Integer, Prospects> prospects = new LinkedHashMap<>();
  private final Map<Integer, Own> own = new LinkedHashMap<>();
  private final Shrinking shrinking;
  private final int budget;
  private final boolean thorough;
  private int patience;
  private int spent;
  private int upsets;

  /** What stands in the method of a task itself. */
  private record Own(BitSet branches, BitSet mutants) {}

  /** What the search works with. */
  record Means(Bench bench, Pace pace, Ledger ledger, Kills kills) {}

  Search(Explore order, Surroundings about, Means means) {
    this.bench = means.bench();
    this.pace = means.pace();
    this.ledger = means.ledger();
    this.kills = means.kills();
    this.sites = new Sites(about, coverage, kills);
    this.shrinking = new Shrinking(bench);
    Effort effort = order.effort();
    this.budget = effort.searches();
    this.patience = Math.max(LEAST_PATIENCE, budget / PATIENCE_SHARE);
    this.thorough = budget >= THOROUGH_SEARCHES;
    int deepest = thorough ? DEEPEST_THOROUGH : DEEPEST_FAST;
    Dictionary dictionary = new Dictionary();
    Insides insides = new Insides(order.steps(), order.tasks());
    Unmade unmade = new Unmade();
    order.tasks().forEach(task -> task.columns().forEach(it -> it.forEach(dictionary::learn)));
    for (var task : order.tasks().stream().filter(it -> !it.apart()).toList()) {
      var random = new SplittableRandom(effort.seed() * GOLDEN + task.id());
      prospects.put(
          task.id(),
          new Prospects(
              task,
              ledger,
              dictionary,
              new Aim(task, sites),
              new Prospects.Freedom(random, insides, deepest, unmade)));
      own.put(task.id(), own(task.owner(), task.method() + "(", about));
    }
  }

  void run() {
    List<Seen> known = ledger.telling();
    known.forEach(coverage::add);
    for (Seen seen : ledger.all()) {
      Prospects its = prospects.get(seen.trial().task());
      if (its != null) {
        its.learn(seen, seen.telling() || seen.is(Why.NOT_BUILT));
      }
    }
    // One more call like it may hang too, and would cost as much as all others together.
    prospects.keySet().removeAll(bench.hanging().keySet());
    while (spent < budget && !pace.searchOver()) {
      Prospects next = neediest();
      if (next != null) {
        portion(next);
      } else if (thorough && patience < budget) {
        // Whoever asks for more has the time: what is left of it goes to what is still hopeful.
        patience *= 2;
      } else {
        return;
      }
    }
  }

  private void portion(Prospects of) {
    for (int i = 0; i < PORTION && spent < budget && !pace.searchOver(); i++) {
      pace.tell(new Progress("search", spent, budget, kills.share()));
      Trial trial = of.next(kills);
      if (trial == null || of.hopeless()) {
        prospects.remove(of.task().id());
        return;
      }
      Seen seen = bench.run(trial, false);
      if (seen.is(Why.ENDLESS)) {
        spent += ENDLESS_COST - 1;
        // What ran away may have filled tables, which make all that comes later slow.
        bench.renew();
      }
      spent++;
      judge(seen, of);
    }
  }

  private void judge(Seen seen, Prospects of) {
    Coverage.Gain gain = coverage.gain(seen);
    BitSet killed = seen.telling() ? killed(seen) : new BitSet();
    boolean adds = seen.telling() && !(gain.none() && killed.isEmpty());
    if (adds && !steady(seen)) {
      // Else it would be found again and again, and looked at anew each time.
      killed.stream().forEach(kills::vainly);
      of.upset();
      adds = false;
    }
    of.learn(seen, !adds && seen.telling() && promising(seen, of));
    if (adds) {
      keep(shrinking.of(seen, of.task(), gain, killed), killed, of);
    }
  }

  private boolean promising(Seen seen, Prospects of) {
    boolean closer = sites.closer(seen.ran());
    // Each of both takes in what it sees.
    boolean scarce = of.scarce(seen, kills.alive());
    return closer || scarce;
  }

  private void keep(Seen seen, BitSet killed, Prospects of) {
    ledger.add(seen);
    coverage.add(seen);
    killed.stream()
        .filter(it -> kills.wants(it, seen))
        .forEach(it -> kills.put(it, seen, bench.notice(seen, it)));
    of.gained();
    sites.refresh();
    of.learn(seen, true);
  }

  private BitSet killed(Seen seen) {
    BitSet killed = new BitSet();
    BitSet reached = (BitSet) seen.ran().mutants().clone();
    reached.and(kills.alive());
    for (int mutant = reached.nextSetBit(0); mutant >= 0; mutant = reached.nextSetBit(mutant + 1)) {
      if (pace.searchOver()) {
        return killed;
      }
      if (due(mutant)) {
        if (bench.notice(seen, mutant).items() != 0) {
          killed.set(mutant);
        } else {
          kills.vainly(mutant);
        }
      } else {
        kills.vainly(mutant);
      }
    }
    return killed;
  }

  // A mutant that withstood many trials is run less and less often.
  private boolean due(int mutant) {
    int vain = kills.vain(mutant);
    int most =
        bench.renewsFor(mutant)
            ? Math.max(1, patience / RENEWAL_COST)
            : Math.min(patience, MOST_VAIN);
    return vain < most || vain % (vain / most + 1) == 0;
  }

  // What differs at once, in classes where no mutant ran, is chance; what only differs after
  // mutants were run is what they left.
  private boolean steady(Seen seen) {
    if (bench.sameAgain(seen)) {
      return true;
    }
    if (bench.sameInNewClasses(seen) && ++upsets == MOST_UPSETS) {
      bench.renewAfterMutants();
    }
    return false;
  }

  private @Nullable Prospects neediest() {
    Prospects best = null;
    double most = 0;
    for (Prospects each : prospects.values()) {
      double need =
          each.sinceGain() > patience ? 0 : need(each) / (double) (PORTION + each.spent());
      if (need > most) {
        most = need;
        best = each;
      }
    }
    return best;
  }

  private int need(Prospects of) {
    Own itself = own.getOrDefault(of.task().id(), new Own(new BitSet(), new BitSet()));
    BitSet within = sites.around(of.branches());
    within.or(itself.branches());
    BitSet living = (BitSet) of.mutants().clone();
    living.or(itself.mutants());
    living.and(kills.alive());
    long hopeful = living.stream().filter(it -> kills.vain(it) < patience * 2).count();
    return (int) hopeful + BRANCH_NEED * coverage.open(within);
  }

  private static Own own(String owner, String method, Surroundings about) {
    BitSet branches = new BitSet();
    for (Branch each : about.branches()) {
      if (each.type().equals(owner) && each.method().startsWith(method)) {
        branches.set(each.id());
      }
    }
    BitSet mutants = new BitSet();
    for (Mutant each : about.mutants()) {
      if (each.type().equals(owner) && each.method().startsWith(method)) {
        mutants.set(each.id());
      }
    }
    return new Own(branches, mutants);
  }
}
