package dev.assay.query.features;

import dev.assay.query.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One node of a plan with what its place in the plan makes of its figures. Immutable.
 *
 * @param depth 1 for the root
 * @param rows estimated, of all workers together
 * @param cost its own without what is below it, as if it ran to its end
 */
record Step(PlanNode node, NodeKind kind, int depth, double rows, double cost) {
  // As the planner has it: the leader helps the less the more workers there are.
  private static final double LEADER_SHARE = 0.3;

  /** All of a plan, the upper before the lower. */
  static List<Step> of(PlanNode root) {
    List<Step> steps = new ArrayList<>();
    add(root, 1, 1, steps);
    return List.copyOf(steps);
  }

  private static void add(PlanNode node, int depth, double workers, List<Step> steps) {
    double rows = node.number("Plan Rows").orElse(0) * (partial(node) ? workers : 1);
    steps.add(new Step(node, NodeKind.of(node.type()), depth, rows, ownCost(node)));
    double planned = node.number("Workers Planned").orElse(0);
    double below = planned > 0 ? planned + Math.max(0, 1 - LEADER_SHARE * planned) : workers;
    for (PlanNode child : node.children()) {
      add(child, depth + 1, below, steps);
    }
  }

  // What has a parallel scan below it tells the rows of one worker.
  private static boolean partial(PlanNode node) {
    return node.all()
        .takeWhile(below -> NodeKind.of(below.type()) != NodeKind.GATHER)
        .anyMatch(below -> Boolean.TRUE.equals(below.fields().get("Parallel Aware")));
  }

  private static double ownCost(PlanNode node) {
    double below =
        node.children().stream().mapToDouble(child -> child.number("Total Cost").orElse(0)).sum();
    return Math.max(0, node.number("Total Cost").orElse(0) - below);
  }

  double bytes() {
    return rows * node.number("Plan Width").orElse(0);
  }

  boolean filters() {
    return node.text("Filter") != null;
  }

  /** A part that hangs beside the plan's tree: run for each row, or once before. */
  boolean subPlan() {
    String relation = node.text("Parent Relationship");
    return "SubPlan".equals(relation) || "InitPlan".equals(relation);
  }
}
