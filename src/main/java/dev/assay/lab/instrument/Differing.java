package dev.assay.lab.instrument;

import dev.assay.lab.Reply.Operator;
import dev.assay.lab.instrument.Plan.Numbered;
import dev.assay.lab.instrument.Plan.Site;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out when the changed conditions of a method go another way than the code as it is, as far
 * as its probes tell. For one thread, and for one method.
 */
final class Differing {
  private final Plan plan;
  private final Map<Integer, Set<Integer>> branches = new TreeMap<>();
  private final Map<Integer, Set<Integer>> sites = new TreeMap<>();
  private final Set<Integer> anywhere = new HashSet<>();

  Differing(Plan plan) {
    this.plan = plan;
  }

  /** By mutant; mutants that are not among them may differ wherever they are reached. */
  List<Infection> infections() {
    plan.changes().forEach((index, changes) -> changes.forEach(each -> look(index, each)));
    Set<Integer> mutants = new TreeSet<>(branches.keySet());
    mutants.addAll(sites.keySet());
    mutants.removeAll(anywhere);
    return mutants.stream()
        .map(it ->
            new Infection(
                it, branches.getOrDefault(it, Set.of()), sites.getOrDefault(it, Set.of())))
        .toList();
  }

  // One mutant may stand in several places, copies of one piece of source.
  private void look(int index, Numbered change) {
    Site site = plan.sites().get(index);
    Operator operator = change.change().operator();
    Map<Integer, Set<Integer>> kind = kind(operator, index);
    if (site == null || kind == null) {
      anywhere.add(change.id());
    } else {
      kind.computeIfAbsent(change.id(), _ -> new TreeSet<>())
          .add(operator == Operator.REMOVE_CONDITIONALS ? site.ways().getFirst() : site.id());
    }
  }

  // A condition that is replaced always jumps, so it differs where the code did not; a boundary
  // makes a difference where both operands are equal.
  private @Nullable Map<Integer, Set<Integer>> kind(Operator operator, int index) {
    return switch (operator) {
      case REMOVE_CONDITIONALS -> branches;
      case CONDITIONALS_BOUNDARY ->
          plan.looks() && !Jumps.isBoolean(plan.body(), index) ? sites : null;
      default -> null;
    };
  }
}
