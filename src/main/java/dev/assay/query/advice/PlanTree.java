package dev.assay.query.advice;

import dev.assay.query.Query.Explained;
import dev.assay.query.Query.Problem;
import dev.assay.query.plan.Plan;
import dev.assay.query.plan.PlanNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan in which every node knows the one above it. Not changed once it is made. */
final class PlanTree {
  private static final int INNER = 1;

  private final Plan plan;
  private final List<Problem> problems;
  private final Map<String, PlanNode> byPlace = new HashMap<>();
  private final Map<String, PlanNode> parents = new HashMap<>();

  PlanTree(Plan plan, List<Problem> problems) {
    this.plan = plan;
    this.problems = List.copyOf(problems);
    plan.root()
        .all()
        .forEach(node -> {
          byPlace.put(node.place(), node);
          node.children().forEach(child -> parents.put(child.place(), node));
        });
  }

  static PlanTree of(Explained explained) {
    return new PlanTree(Plan.read(explained.plan()), explained.problems());
  }

  Plan plan() {
    return plan;
  }

  PlanNode root() {
    return plan.root();
  }

  double cost() {
    return plan.totalCost();
  }

  Stream<PlanNode> nodes() {
    return plan.root().all();
  }

  /** What the detectors found, of one kind. */
  Stream<Problem> problems(String kind) {
    return problems.stream().filter(problem -> problem.kind().equals(kind));
  }

  @Nullable PlanNode at(String place) {
    return byPlace.get(place);
  }

  @Nullable PlanNode above(PlanNode node) {
    return parents.get(node.place());
  }

  /** The share of the whole cost that a node has with all below it, over all its runs. */
  double share(PlanNode node) {
    double whole = cost();
    return whole <= 0 ? 0 : Math.min(1, number(node, "Total Cost") * runs(node) / whole);
  }

  /** How often the planner expects a node to be run: on the inner side of a loop, many times. */
  double runs(PlanNode node) {
    double runs = 1;
    PlanNode below = node;
    for (PlanNode next = above(node); next != null; next = above(next)) {
      List<PlanNode> children = next.children();
      if (next.type().equals("Nested Loop")
          && children.size() > INNER
          && children.get(INNER).place().equals(below.place())) {
        runs *= Math.max(1, number(children.getFirst(), "Plan Rows"));
      }
      below = next;
    }
    return runs;
  }

  static double number(PlanNode node, String field) {
    return node.number(field).orElse(0);
  }

  /** A node as it is spoken of. */
  static String label(PlanNode node) {
    TableName table = TableName.of(node);
    return table == null ? node.type() : node.type() + " on " + table;
  }
}
