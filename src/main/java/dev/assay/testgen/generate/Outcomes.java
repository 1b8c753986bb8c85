package dev.assay.testgen.generate;

import dev.assay.lab.Observed;
import dev.assay.lab.Reply;
import dev.assay.testgen.select.Chosen;
import dev.assay.testgen.select.Pick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came of each task: the picks for its tests, or why it has none. For one job. */
final class Outcomes {
  private final Map<Integer, List<Pick>> picks = new HashMap<>();
  private final Map<Integer, List<Observed>> seen = new HashMap<>();
  private final Chosen chosen;

  Outcomes(Reply.Explored explored, Chosen chosen) {
    this.chosen = chosen;
    chosen.picks().forEach(pick -> at(picks, pick.tried().trial().task()).add(pick));
    explored.trials().forEach(tried -> at(seen, tried.trial().task()).add(tried.observed()));
  }

  private static <T> List<T> at(Map<Integer, List<T>> lists, int task) {
    return lists.computeIfAbsent(task, key -> new ArrayList<>());
  }

  List<Pick> picks(int task) {
    return picks.getOrDefault(task, List.of());
  }

  Plan.Left reason(int task, Target target) {
    if (chosen.toldElsewhere().contains(task)) {
      return Plan.Left.of(target, Skip.TOLD_ELSEWHERE, target.name());
    }
    return seen.getOrDefault(task, List.of()).stream()
        .filter(Observed.Lost.class::isInstance)
        .map(Observed.Lost.class::cast)
        .findFirst()
        .map(lost -> Plan.Left.of(target, Skip.of(lost.why()), lost.words()))
        .orElseGet(() ->
            seen.containsKey(task)
                ? Plan.Left.of(target, Skip.NOTHING_TO_OBSERVE, target.label())
                : Plan.Left.of(target, Skip.NOT_RUN, target.label()));
  }
}
