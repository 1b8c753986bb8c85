package dev.assay.query.features;

import dev.assay.query.plan.Plan;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the nodes of a plan say together; without a plan nothing is known. Immutable. */
record PlanFigures(List<Step> steps) {
  PlanFigures {
    steps = List.copyOf(steps);
  }

  static PlanFigures of(@Nullable Plan plan) {
    return new PlanFigures(plan == null ? List.of() : Step.of(plan.root()));
  }

  boolean known() {
    return !steps.isEmpty();
  }

  /** A figure of the root. */
  double root(String field) {
    return known()
        ? steps.getFirst().node().number(field).orElse(Feature.UNKNOWN)
        : Feature.UNKNOWN;
  }

  double count(Predicate<Step> which) {
    return sum(which, step -> 1);
  }

  double count(NodeKind kind) {
    return count(step -> step.kind() == kind);
  }

  double cost(NodeKind kind) {
    return sum(step -> step.kind() == kind, Step::cost);
  }

  double sum(Predicate<Step> which, ToDoubleFunction<Step> figure) {
    return known() ? steps.stream().filter(which).mapToDouble(figure).sum() : Feature.UNKNOWN;
  }

  double max(ToDoubleFunction<Step> figure) {
    return steps.stream().mapToDouble(figure).max().orElse(Feature.UNKNOWN);
  }

  /** Share of the cost that is spent on reading whole tables to throw rows away. */
  double filteredScanShare() {
    double whole = sum(step -> true, Step::cost);
    double scans = sum(step -> step.kind() == NodeKind.SEQ_SCAN && step.filters(), Step::cost);
    return known() && whole == 0 ? 0 : Feature.ratio(scans, whole);
  }
}
