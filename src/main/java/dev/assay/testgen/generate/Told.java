package dev.assay.testgen.generate;

import dev.assay.testgen.evaluate.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out what other tests tell already: getters that the constructor's tests ask. Stateless.
 */
final class Told {
  private Told() {}

  /** What is left of the groups. */
  static List<Group> without(List<Group> groups) {
    List<Group> told = told(groups);
    return groups.stream().filter(group -> !told.contains(group)).toList();
  }

  /** The groups that are left out. */
  static List<Group> told(List<Group> groups) {
    Set<String> asked = new HashSet<>();
    for (Group group : groups) {
      if (group.target().constructor()) {
        group.cases().forEach(each -> asked.addAll(probes(each.expectation())));
      }
    }
    return groups.stream()
        .filter(group ->
            group.cases().size() == 1
                && group.target().parameters().isEmpty()
                && !group.target().constructor()
                && !group.target().isStatic()
                && asked.contains(group.target().name()))
        .toList();
  }

  private static List<String> probes(Expectation expectation) {
    return expectation instanceof Expectation.Returns returned
        ? returned.after().ofResult().stream().map(Outcome.Probe::method).toList()
        : List.of();
  }
}
