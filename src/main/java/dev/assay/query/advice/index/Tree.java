package dev.assay.query.advice.index;

import dev.assay.query.plan.Plan;
import dev.assay.query.plan.PlanNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan whose nodes know what is above them. Immutable after it was made. */
final class Tree {
  // As the planner has it: the leader helps the less the more workers there are.
  private static final double LEADER_SHARE = 0.3;

  private final Map<String, PlanNode> parents = new HashMap<>();

  Tree(Plan plan) {
    plan.root()
        .all()
        .forEach(node -> node.children().forEach(child -> parents.put(child.place(), node)));
  }

  @Nullable PlanNode parent(PlanNode node) {
    return parents.get(node.place());
  }

  /** Rows of all processes together: within a parallel part the plan tells those of one. */
  double rows(PlanNode node) {
    double rows = node.number("Plan Rows").orElse(0);
    boolean partial =
        node.all().anyMatch(below -> Boolean.TRUE.equals(below.fields().get("Parallel Aware")));
    for (@Nullable PlanNode above = parent(node); partial && above != null; above = parent(above)) {
      double workers = above.number("Workers Planned").orElse(0);
      if (workers > 0) {
        return rows * (workers + Math.max(0, 1 - LEADER_SHARE * workers));
      }
    }
    return rows;
  }

  /** The node, or the one right above that gathers it from several processes. */
  PlanNode gathered(PlanNode node) {
    @Nullable PlanNode above = parent(node);
    return above != null && above.type().startsWith("Gather") ? above : node;
  }

  /** How often a node is run: once for each row that drives it. */
  double loops(PlanNode node) {
    @Nullable PlanNode above = parent(node);
    if (above == null) {
      return 1;
    }
    if ("SubPlan".equals(node.text("Parent Relationship"))) {
      return Math.max(1, rows(above));
    }
    boolean inner = above.type().equals("Nested Loop") && above.children().indexOf(node) == 1;
    if (inner) {
      return Math.max(1, rows(above.children().getFirst()));
    }
    boolean once =
        above.type().equals("Materialize")
            || above.type().equals("Hash")
            || "InitPlan".equals(node.text("Parent Relationship"));
    return once ? 1 : loops(above);
  }

  /**
   * The share of a node's cost, in all its runs, that the whole pays for: what is above may end it
   * early, as a limit or a semi-join does, or keep its rows.
   */
  double paid(PlanNode node) {
    double share = 1;
    PlanNode below = node;
    for (@Nullable PlanNode above = parent(below); above != null; above = parent(below)) {
      if (!isSubPlan(below)) {
        share *= paid(above, below);
      }
      below = above;
    }
    return share;
  }

  private double paid(PlanNode above, PlanNode below) {
    List<PlanNode> fed = above.children().stream().filter(one -> !isSubPlan(one)).toList();
    double whole = cost(above);
    double outer = cost(fed.getFirst());
    if (above.type().equals("Nested Loop") && fed.size() > 1) {
      boolean kept = fed.get(1).type().equals("Materialize");
      double inner = cost(fed.get(1)) * (kept ? 1 : Math.max(1, rows(fed.getFirst())));
      boolean early = fed.indexOf(below) == 1 && inner > 0;
      return early ? Math.clamp((whole - outer) / inner, 0, 1) : 1;
    }
    double all = fed.stream().mapToDouble(Tree::cost).sum();
    return all > whole && all > 0 ? whole / all : 1;
  }

  private static boolean isSubPlan(PlanNode node) {
    String relationship = node.text("Parent Relationship");
    return "SubPlan".equals(relationship) || "InitPlan".equals(relationship);
  }

  private static double cost(PlanNode node) {
    return node.number("Total Cost").orElse(0);
  }

  /** Whether nothing but this scan feeds a node. */
  boolean alone(PlanNode node, PlanNode scan) {
    return node.all().filter(below -> below.text("Relation Name") != null).count() == 1
        && node.all().anyMatch(below -> same(below, scan));
  }

  /** The node that limits what another one gives; that one itself where there is none. */
  PlanNode limit(PlanNode node) {
    for (@Nullable PlanNode above = parent(node); above != null; above = parent(above)) {
      if (above.type().equals("Limit")) {
        return above;
      }
    }
    return node;
  }

  /** What grouping itself costs, without what feeds it. */
  double grouping(PlanNode node) {
    double below =
        node.children().stream().mapToDouble(child -> child.number("Total Cost").orElse(0)).sum();
    return Math.max(0, node.number("Total Cost").orElse(0) - below);
  }

  /**
   * The side of a join whose rows could be looked up at a scan on the other side; null where the
   * kind of join forbids it, or the scan is not right below.
   */
  @Nullable PlanNode outer(PlanNode join, PlanNode scan) {
    if (join.children().size() < 2) {
      return null;
    }
    PlanNode left = join.children().get(0);
    PlanNode right = join.children().get(1);
    String kind = join.text("Join Type") == null ? "Inner" : String.valueOf(join.text("Join Type"));
    boolean swaps = kind.equals("Inner");
    if (feeds(right, scan) && !kind.startsWith("Right") && !kind.equals("Full")) {
      return left;
    }
    return feeds(left, scan) && (swaps || kind.startsWith("Right")) ? unhashed(right) : null;
  }

  private static PlanNode unhashed(PlanNode node) {
    return node.type().equals("Hash") ? node.children().getFirst() : node;
  }

  // Through what only keeps or sorts its rows.
  private static boolean feeds(PlanNode from, PlanNode scan) {
    PlanNode node = from;
    while (!same(node, scan) && node.children().size() == 1 && !node.type().equals("Aggregate")) {
      node = node.children().getFirst();
    }
    return same(node, scan);
  }

  // A place is that of one node only.
  private static boolean same(PlanNode one, PlanNode other) {
    return one.place().equals(other.place());
  }
}
