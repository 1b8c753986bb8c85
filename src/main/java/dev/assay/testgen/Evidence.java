package dev.assay.testgen;

import dev.assay.lab.Observed;
import dev.assay.lab.Reply;
import dev.assay.patterns.Patterns.Observation;
import dev.assay.testgen.select.SoleKills;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run says of the patterns whose rows were in it: for a pattern speaks a mutant that only
 * its rows noticed, against it a row that could not be used. Stateless.
 */
final class Evidence {
  private Evidence() {}

  /**
   * One observation for each pattern of which the run says something.
   *
   * @param suggested ids of rows from patterns, with the ids of their patterns
   * @param removed rows whose written test was not green
   */
  static List<Observation> of(
      Reply.Explored explored, Map<Integer, String> suggested, Set<Integer> removed) {
    Set<Integer> useful = SoleKills.of(explored, suggested.keySet()).keySet();
    Set<Integer> useless = new HashSet<>(removed);
    explored.trials().stream()
        .filter(tried -> tried.observed() instanceof Observed.Lost)
        .forEach(tried -> useless.add(tried.trial().id()));
    Map<String, Observation> observations = new TreeMap<>();
    suggested.forEach((row, pattern) -> {
      int accepted = useful.contains(row) && !useless.contains(row) ? 1 : 0;
      int rejected = useless.contains(row) ? 1 : 0;
      observations.merge(pattern, new Observation(pattern, accepted, rejected), Evidence::together);
    });
    return observations.values().stream()
        .filter(each -> each.accepted() + each.rejected() > 0)
        .toList();
  }

  private static Observation together(Observation one, Observation other) {
    return new Observation(
        one.id(),
        Math.max(one.accepted(), other.accepted()),
        Math.max(one.rejected(), other.rejected()));
  }
}
