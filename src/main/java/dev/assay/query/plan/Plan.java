package dev.assay.query.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.bus.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A plan as EXPLAIN (FORMAT JSON) tells it. Immutable.
 *
 * @param fields what is said of the whole: {@code Planning Time}, {@code Execution Time}, {@code
 *     Triggers}, {@code JIT}, {@code Settings}
 */
public record Plan(PlanNode root, Map<String, Object> fields) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Plan {
    fields = Map.copyOf(fields);
  }

  /** Reads what EXPLAIN (FORMAT JSON) gave: a list with one object that has a {@code Plan}. */
  public static Plan read(String json) {
    return read(tree(json));
  }

  static Plan read(JsonNode tree) {
    JsonNode whole = tree.path(0);
    if (!whole.path("Plan").isObject()) {
      throw Fault.INVALID.because("this is not a plan; expected the JSON that EXPLAIN gives");
    }
    return new Plan(node(whole.path("Plan"), "0"), fields(whole, "Plan"));
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw Fault.INVALID.because(
          "this is not a plan; expected the JSON that EXPLAIN gives: " + e.getOriginalMessage());
    }
  }

  private static PlanNode node(JsonNode json, String place) {
    List<PlanNode> children = new ArrayList<>();
    for (JsonNode child : json.path("Plans")) {
      children.add(node(child, place + "." + children.size()));
    }
    String type = json.path("Node Type").asText("Unknown");
    return new PlanNode(place, type, fields(json, "Plans"), children);
  }

  private static Map<String, Object> fields(JsonNode json, String without) {
    Map<String, Object> fields = new LinkedHashMap<>();
    json.properties()
        .forEach(field -> {
          if (!field.getKey().equals(without) && !field.getValue().isNull()) {
            fields.put(field.getKey(), JSON.convertValue(field.getValue(), Object.class));
          }
        });
    return fields;
  }

  /** What the planner thinks the whole costs, in its own unit. */
  public double totalCost() {
    return root.figure("Total Cost");
  }

  /** How long it ran, in milliseconds; empty where it was not run. */
  public OptionalDouble executionMs() {
    return fields.get("Execution Time") instanceof Number ms
        ? OptionalDouble.of(ms.doubleValue())
        : OptionalDouble.empty();
  }
}
