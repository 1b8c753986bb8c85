package dev.assay.query.plan;

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
    return Stream.concat(Stream.of(this), children.stream().flatMap(PlanNode::all));
  }
}
