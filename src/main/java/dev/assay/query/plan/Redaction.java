package dev.assay.query.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Takes the literals out of a plan's JSON; its structure stays. Pure functions, safe on any thread.
 *
 * <p>Every text is taken for an expression unless its field is known to hold a name or a word of
 * the server: a field that a newer server adds may lose too much, never too little.
 */
final class Redaction {
  private static final Set<String> NAMES =
      Set.of(
          "Node Type",
          "Parent Relationship",
          "Subplan Name",
          "Join Type",
          "Strategy",
          "Partial Mode",
          "Command",
          "Operation",
          "Scan Direction",
          "Index Name",
          "Relation Name",
          "Schema",
          "Alias",
          "CTE Name",
          "Function Name",
          "Table Function Name",
          "Tuplestore Name",
          "Sort Method",
          "Sort Methods Used",
          "Sort Space Type",
          "Cache Mode",
          "Storage",
          "Custom Plan Provider",
          "Trigger Name",
          "Constraint Name",
          "Relation",
          "Sampling Method",
          "Conflict Resolution",
          "Conflict Arbiter Indexes",
          "Params Evaluated",
          "Format",
          "Query Identifier");

  // The server's settings: none of them holds a user's value.
  private static final String SETTINGS = "Settings";
  // Larger than what numbers in a page can hold.
  private static final String QUERY_ID = "Query Identifier";

  private Redaction() {}

  /** The same plan with {@code ?} in the place of its literals. */
  static JsonNode of(JsonNode plan) {
    return of("", plan);
  }

  private static JsonNode of(String field, JsonNode value) {
    return switch (value) {
      case ObjectNode object when field.equals(SETTINGS) -> object;
      case ObjectNode object -> {
        ObjectNode redacted = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(entry -> redacted.set(entry.getKey(), of(entry.getKey(), entry.getValue())));
        yield redacted;
      }
      case ArrayNode array -> {
        ArrayNode redacted = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(item -> redacted.add(of(field, item)));
        yield redacted;
      }
      case JsonNode text when text.isTextual() && !NAMES.contains(field) ->
          JsonNodeFactory.instance.textNode(Literals.redacted(text.textValue()));
      case JsonNode number when field.equals(QUERY_ID) ->
          JsonNodeFactory.instance.textNode(number.asText());
      default -> value;
    };
  }
}
