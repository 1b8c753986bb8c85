package dev.assay.testgen.select;

import dev.assay.lab.Observed;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.Reply.Branch;
import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Operator;
import dev.assay.lab.Reply.Tried;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Chooses the few trials that take every branch and notice every mutant that any stable trial takes
 * and notices. Stateless.
 */
public final class Minimal {
  private Minimal() {}

  /** The same trials give the same choice. */
  public static Chosen of(Explored explored, Preference preference) {
    Set<Integer> constants = constants(explored);
    List<Contender> contenders = contenders(explored, preference, constants);
    List<Contender> cover = new Cover(contenders).smallest();
    Getters getters = new Getters(explored, preference.tasks());
    List<Pick> picks = new ItemChoice(cover, explored.kills(), constants, getters).picks();
    Told told = new Told(picks, explored.kills(), preference.tasks());
    List<Integer> elsewhere = told.takeOut();
    return new Chosen(
        told.rest(), elsewhere, contenders.size() - told.rest().size(), unstable(explored));
  }

  private static Set<Integer> constants(Explored explored) {
    Set<Integer> all = new TreeSet<>();
    explored.mutants().stream()
        .filter(it -> it.operator() == Operator.CONSTANTS)
        .map(Mutant::id)
        .forEach(all::add);
    return all;
  }

  private static List<Contender> contenders(
      Explored explored, Preference preference, Set<Integer> constants) {
    int firstBranch = explored.mutants().stream().mapToInt(Mutant::id).max().orElse(0) + 1;
    Map<Integer, BitSet> told = new TreeMap<>();
    Map<Integer, BitSet> extra = new TreeMap<>();
    for (Kill kill : explored.kills()) {
      (constants.contains(kill.mutant()) ? extra : told)
          .computeIfAbsent(kill.trial(), _ -> new BitSet())
          .set(kill.mutant());
    }
    int firstWrap =
        firstBranch + explored.branches().stream().mapToInt(Branch::id).max().orElse(0) + 1;
    Wraps wraps = new Wraps();
    Set<Integer> given = preference.given();
    Map<Integer, Trial> plain = preference.plain();
    List<Contender> all = new ArrayList<>();
    for (Tried tried : explored.trials()) {
      if (!(tried.observed() instanceof Observed.Lost)) {
        int id = tried.trial().id();
        BitSet its = told.getOrDefault(id, new BitSet());
        tried.branches().forEach(it -> its.set(firstBranch + it));
        wraps.number(tried).ifPresent(it -> its.set(firstWrap + it));
        all.add(
            new Contender(
                tried,
                its,
                extra.getOrDefault(id, new BitSet()),
                Shape.of(tried),
                Contender.costOf(tried, given.contains(id), plain.get(tried.trial().task()))));
      }
    }
    all.sort(Comparator.comparingInt(Contender::cost).thenComparingInt(Contender::id));
    return all;
  }

  private static int unstable(Explored explored) {
    return (int)
        explored.trials().stream()
            .filter(it ->
                it.observed() instanceof Observed.Lost lost && lost.why() == Observed.Why.UNSTABLE)
            .count();
  }
}
