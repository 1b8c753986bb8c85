package dev.assay.query.plan;

import dev.assay.bus.Hash;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names a plan by what it does: the kinds of nodes, what they are on, how they hang together.
 * Costs, rows, times, conditions and literals do not matter, so that it stays the same from run to
 * run until the planner chooses another way. Pure functions, safe on any thread.
 */
final class PlanShape {
  private static final int DIGITS = 16;

  private static final List<String> PARTS =
      List.of(
          "Parent Relationship",
          "Join Type",
          "Strategy",
          "Partial Mode",
          "Operation",
          "Command",
          "Scan Direction",
          "Schema",
          "Relation Name",
          "Index Name",
          "CTE Name",
          "Function Name",
          "Table Function Name",
          "Tuplestore Name",
          "Subplan Name",
          "Custom Plan Provider");

  // A session's own schema of temporary tables, and what PostgreSQL before 17 adds to a name.
  private static final Pattern UNSTEADY = Pattern.compile("(?<=^pg_temp)_\\d+$| \\(returns .*\\)$");

  private PlanShape() {}

  /** 16 hexadecimal digits. */
  static String of(Plan plan) {
    var text = new StringBuilder();
    // The place of a node tells what it hangs below.
    plan.root().all().forEach(node -> describe(node, text));
    return Hash.of(text.toString()).substring(0, DIGITS);
  }

  private static void describe(PlanNode node, StringBuilder text) {
    text.append(node.place()).append(' ').append(node.type());
    for (String part : PARTS) {
      String value = node.text(part);
      text.append('\u0001').append(value == null ? "" : UNSTEADY.matcher(value).replaceAll(""));
    }
    text.append(Boolean.TRUE.equals(node.fields().get("Parallel Aware"))).append('\n');
  }
}
