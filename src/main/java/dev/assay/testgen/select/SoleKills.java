package dev.assay.testgen.select;

import dev.assay.lab.Reply.Explored;
import dev.assay.lab.Reply.Kill;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which mutants only trials from patterns notice: the evidence that a pattern is of use. Stateless.
 *
 * <p>It is a lower bound. No more trials are run on a mutant once {@link Kill#MOST} have noticed
 * it, or {@link Kill#MOST_LATE} by the time they took. Where these are all from patterns it is not
 * known whether others would have noticed as well, so the mutant counts for none. (A kill does not
 * say that it was the time that told, so kills by any other ending are taken for such.) Neither is
 * anything searched for mutants that are dead: a search might have found without the pattern what
 * it found.
 */
public final class SoleKills {
  private SoleKills() {}

  /**
   * For each trial from a pattern that has any, the mutants it notices and no trial does that is
   * not from a pattern, in ascending order.
   */
  public static SortedMap<Integer, List<Integer>> of(Explored explored, Set<Integer> fromPatterns) {
    Map<Integer, List<Kill>> byMutant = new TreeMap<>();
    for (Kill kill : explored.kills()) {
      byMutant.computeIfAbsent(kill.mutant(), _ -> new ArrayList<>()).add(kill);
    }
    SortedMap<Integer, List<Integer>> sole = new TreeMap<>();
    byMutant.forEach((mutant, kills) -> {
      boolean alone = kills.stream().allMatch(it -> fromPatterns.contains(it.trial()));
      if (alone && !capped(kills)) {
        kills.forEach(it -> sole.computeIfAbsent(it.trial(), _ -> new ArrayList<>()).add(mutant));
      }
    });
    return Collections.unmodifiableSortedMap(sole);
  }

  private static boolean capped(List<Kill> kills) {
    long ended = kills.stream().filter(it -> it.items() == Kill.ALL).count();
    return kills.size() >= Kill.MOST || ended >= Kill.MOST_LATE;
  }
}
