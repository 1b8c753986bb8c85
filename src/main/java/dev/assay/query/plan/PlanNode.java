package dev.assay.query.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One node of a plan with what hangs below it. Immutable.
 *
 * @param place {@code 0} for the root, {@code 0.1.0} for the first child of its second
 * @param type as the server names it: {@code Seq Scan}, {@code Hash Join}, ...
 * @param fields all that the server says of it but its children, by the server's names: texts,
 *     numbers, booleans and lists
 */
public record PlanNode(
    String place, String type, Map<String, Object> fields, List<PlanNode> children) {
  public PlanNode {
    fields = Map.copyOf(fields);
    children = List.copyOf(children);
  }

  /** A field that is a number; empty where it is not there. */
  public OptionalDouble number(String field) {
    return fields.get(field) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /** A field that is a text; null where it is not there. */
  public @Nullable String text(String field) {
    return fields.get(field) instanceof String text ? text : null;
  }

  /** This node and all below it, the upper before the lower, the left before the right. */
  public Stream<PlanNode> all() {
    // No stream of streams: a plan can be hundreds of nodes deep.
    List<PlanNode> found = new ArrayList<>();
    Deque<PlanNode> open = new ArrayDeque<>(List.of(this));
    while (!open.isEmpty()) {
      PlanNode node = open.pop();
      found.add(node);
      node.children.reversed().forEach(open::push);
    }
    return found.stream();
  }

  /** A field that is a number, or 0 where the server left it out, as it does with many zeros. */
  double figure(String field) {
    return number(field).orElse(0);
  }

  /** Whether it was run; a node that was never executed was not. */
  boolean ran() {
    return loops() > 0;
  }

  /** How often it was run, in all processes together. */
  double loops() {
    return figure("Actual Loops");
  }

  /** Rows it gave in all its loops. */
  double rowsGiven() {
    return figure("Actual Rows") * loops();
  }

  /** Rows that a condition threw away in all its loops: the server tells the mean of the loops. */
  double removed(String by) {
    return figure("Rows Removed by " + by) * Math.max(1, loops());
  }

  /** The table it reads; null where it reads none. */
  TableState.@Nullable Name table() {
    String relation = text("Relation Name");
    return relation == null ? null : new TableState.Name(text("Schema"), relation);
  }
}
