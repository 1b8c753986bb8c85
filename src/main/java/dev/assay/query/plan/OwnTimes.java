package dev.assay.query.plan;

import dev.assay.query.Query.NodeTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The time of each node without what it waited for, of a plan that was run. For one plan and one
 * thread.
 *
 * <p>What the server tells of a node is the mean of its loops, with all below it. So
 *
 * <ul>
 *   <li>loops multiply it;
 *   <li>below a Gather the loops of all processes are counted together, and these ran side by side:
 *       the time that passed is that of the mean process, the sum divided by how many ran the
 *       Gather's child;
 *   <li>a subplan in an expression (SubPlan) is below the node that evaluates it and is taken from
 *       it as any child; an InitPlan and a CTE hang elsewhere: their time passes within the nodes
 *       that name them, and is taken from these, the longest first, and once. Before PostgreSQL 17
 *       and since alike, a Gather evaluates for its workers what they name;
 *   <li>a trigger behind a statement runs after all nodes, one before it within ModifyTable: what
 *       does not fit beside the root is taken from that;
 *   <li>what was never executed took none.
 * </ul>
 *
 * <p>The server rounds a loop to a microsecond: over a million loops that is half a second either
 * way. A node's time is never below 0, so the sum can lie somewhat above the whole.
 */
final class OwnTimes {
  private final Map<String, Timed> byPlace = new LinkedHashMap<>();
  private final Plan plan;

  /** A node with its times in milliseconds as the clock on the wall saw them. */
  private static final class Timed {
    final PlanNode node;
    final @Nullable Timed parent;
    final double whole;
    double own;

    Timed(PlanNode node, @Nullable Timed parent, double processes) {
      this.node = node;
      this.parent = parent;
      this.whole = node.figure("Actual Total Time") * node.loops() / processes;
      this.own = whole;
    }

    double take(double time) {
      double taken = Math.clamp(own, 0, time);
      own -= taken;
      return time - taken;
    }

    boolean gathers() {
      return node.type().startsWith("Gather");
    }
  }

  private OwnTimes(Plan plan) {
    this.plan = plan;
  }

  /** Every node, the upper before the lower, then the triggers; empty where it was not run. */
  static List<NodeTime> of(Plan plan) {
    if (!plan.root().ran() || plan.root().number("Actual Total Time").isEmpty()) {
      return List.of();
    }
    var times = new OwnTimes(plan);
    times.add(plan.root(), null, 1);
    times.byPlace.values().forEach(times::takeChildren);
    times.byPlace.values().stream().filter(OwnTimes::isElsewhere).forEach(times::takeBorrowed);
    return times.answer();
  }

  private void add(PlanNode node, @Nullable Timed parent, double processes) {
    var timed = new Timed(node, parent, processes);
    byPlace.put(node.place(), timed);
    for (PlanNode child : node.children()) {
      boolean parallel = timed.gathers() && !isElsewhere(child);
      double beside = parallel ? Math.max(1, child.loops() / Math.max(1, node.loops())) : 1;
      add(child, timed, processes * beside);
    }
  }

  private void takeChildren(Timed timed) {
    double below = 0;
    for (PlanNode child : timed.node.children()) {
      below += isElsewhere(child) ? 0 : timed(child.place()).whole;
    }
    timed.own = Math.max(0, timed.whole - below);
  }

  private static boolean isElsewhere(Timed timed) {
    return timed.parent != null && isElsewhere(timed.node);
  }

  private static boolean isElsewhere(PlanNode node) {
    return "InitPlan".equals(node.text("Parent Relationship"));
  }

  private void takeBorrowed(Timed subplan) {
    List<Timed> hosts = hosts(subplan);
    hosts.sort(Comparator.comparingDouble((Timed host) -> host.own).reversed());
    double left = subplan.whole;
    for (Timed host : hosts) {
      left = host.take(left);
    }
  }

  private List<Timed> hosts(Timed subplan) {
    Timed top = Objects.requireNonNull(subplan.parent);
    var reference = SubplanReference.to(subplan.node);
    List<Timed> hosts = new ArrayList<>();
    top.node
        .all()
        .filter(node -> !isWithin(node, subplan.node) && reference.isIn(node))
        .map(node -> timed(node.place()))
        .filter(host -> !reference.isCte() || definer(host, reference) == top)
        .map(host -> gatherBetween(host, top))
        .distinct()
        .forEach(hosts::add);
    if (hosts.isEmpty()) {
      hosts.add(top);
    }
    return hosts;
  }

  private static boolean isWithin(PlanNode node, PlanNode top) {
    return node.place().equals(top.place()) || node.place().startsWith(top.place() + ".");
  }

  // Two WITHs of different levels may define the same name: the nearest is meant.
  private static @Nullable Timed definer(Timed scan, SubplanReference reference) {
    for (Timed above = scan; above != null; above = above.parent) {
      if (above.node.children().stream().anyMatch(reference::isDefinedBy)) {
        return above;
      }
    }
    return null;
  }

  private static Timed gatherBetween(Timed host, Timed top) {
    Timed evaluating = host;
    for (Timed above = host; above != null && above != top.parent; above = above.parent) {
      evaluating = above.gathers() ? above : evaluating;
    }
    return evaluating;
  }

  private Timed timed(String place) {
    return Objects.requireNonNull(byPlace.get(place));
  }

  private List<NodeTime> answer() {
    List<Triggers.Fired> fired = Triggers.of(plan);
    double triggers = fired.stream().mapToDouble(Triggers.Fired::ms).sum();
    double root = timed(plan.root().place()).whole;
    OptionalDouble execution = plan.executionMs();
    double all = execution.orElse(root + triggers);
    double within = Math.max(0, root + triggers - all);
    for (Timed timed : byPlace.values()) {
      within = timed.node.type().equals("ModifyTable") ? timed.take(within) : within;
    }
    List<NodeTime> answer = new ArrayList<>();
    byPlace.values().forEach(timed -> answer.add(time(timed, all)));
    fired.forEach(
        one -> answer.add(new NodeTime("trigger", one.name(), one.ms(), share(one.ms(), all))));
    return answer;
  }

  private static NodeTime time(Timed timed, double all) {
    return new NodeTime(timed.node.place(), timed.node.type(), timed.own, share(timed.own, all));
  }

  private static double share(double ms, double all) {
    return all > 0 ? Math.min(1, ms / all) : 0;
  }
}
