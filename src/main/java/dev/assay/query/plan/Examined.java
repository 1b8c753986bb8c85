package dev.assay.query.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan that is looked through for problems, with what is known around it. Immutable. */
final class Examined {
  // What reads all of its input before it gives a row: a Limit above does not cut it short.
  private static final Set<String> WHOLE_INPUT =
      Set.of("Sort", "Hash", "BitmapAnd", "BitmapOr", "Bitmap Heap Scan");

  private final Plan plan;
  private final boolean generic;
  private final Map<TableState.Name, TableState> tables = new HashMap<>();
  private final Map<String, PlanNode> parents = new HashMap<>();
  private final List<PlanNode> nodes;

  /**
   * @param generic whether it was planned without values, so that the planner has guessed
   */
  Examined(Plan plan, boolean generic, List<TableState> tables) {
    this.plan = plan;
    this.generic = generic;
    tables.forEach(table -> this.tables.put(table.name(), table));
    this.nodes = plan.root().all().toList();
    nodes.forEach(node -> node.children().forEach(child -> parents.put(child.place(), node)));
  }

  Plan plan() {
    return plan;
  }

  boolean generic() {
    return generic;
  }

  /** Whether the plan was run, so that it tells what was and not only what is thought. */
  boolean ran() {
    return plan.root().ran();
  }

  Stream<PlanNode> nodes() {
    return nodes.stream();
  }

  Stream<PlanNode> nodes(String type) {
    return nodes.stream().filter(node -> node.type().equals(type));
  }

  /** The nodes above, the nearest first. */
  List<PlanNode> above(PlanNode node) {
    List<PlanNode> above = new ArrayList<>();
    for (PlanNode next = parents.get(node.place()); next != null; ) {
      above.add(next);
      next = parents.get(next.place());
    }
    return above;
  }

  /** What is known of the table a node reads; null where nothing is. */
  @Nullable TableState table(PlanNode node) {
    TableState.Name name = node.table();
    return name == null ? null : tables.get(name);
  }

  /** Whether a node may have been stopped before its end, so that its estimate was not tested. */
  boolean mayStopEarly(PlanNode node) {
    for (PlanNode above : above(node)) {
      if (readsAll(above)) {
        return false;
      }
      if (stopsEarly(above)) {
        return true;
      }
    }
    return isSubplan(node);
  }

  private static boolean readsAll(PlanNode node) {
    return WHOLE_INPUT.contains(node.type())
        || (node.type().equals("Aggregate") && !"Sorted".equals(node.text("Strategy")));
  }

  private static boolean stopsEarly(PlanNode node) {
    String join = node.text("Join Type");
    return node.type().equals("Limit")
        || node.type().equals("Merge Join")
        || "Semi".equals(join)
        || "Anti".equals(join)
        || Boolean.TRUE.equals(node.fields().get("Inner Unique"))
        || isSubplan(node);
  }

  // EXISTS stops at the first row.
  private static boolean isSubplan(PlanNode node) {
    return node.text("Subplan Name") != null;
  }

  /**
   * Among how many processes the planner shares the rows of a node: its estimates below a Gather
   * are of one process. As in the planner's get_parallel_divisor.
   */
  double processes(PlanNode node) {
    for (PlanNode above : above(node)) {
      if (above.type().startsWith("Gather")) {
        double workers = above.figure("Workers Planned");
        return workers + Math.max(0, 1 - 0.3 * workers);
      }
    }
    return 1;
  }

  /** A node as it is spoken of: {@code Seq Scan on shop.orders}. */
  static String label(PlanNode node) {
    TableState.Name table = node.table();
    String index = node.text("Index Name");
    return node.type()
        + (index == null ? "" : " using " + index)
        + (table == null ? "" : " on " + table);
  }
}
