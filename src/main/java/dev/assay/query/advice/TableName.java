package dev.assay.query.advice;

import dev.assay.query.plan.Plan;
import dev.assay.query.plan.PlanNode;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A table as plans name it. Immutable. */
record TableName(String schema, String table) implements Comparable<TableName> {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final Comparator<TableName> ORDER =
      Comparator.comparing(TableName::schema).thenComparing(TableName::table);

  /** The table that a node reads; null where it reads none or the plan does not tell its schema. */
  static @Nullable TableName of(PlanNode node) {
    String schema = node.text("Schema");
    String table = node.text("Relation Name");
    return schema == null || table == null ? null : new TableName(schema, table);
  }

  /** All that a plan reads, in order. */
  static Set<TableName> of(Plan plan) {
    Set<TableName> names = new TreeSet<>();
    plan.root().all().map(TableName::of).filter(Objects::nonNull).forEach(names::add);
    return names;
  }

  @Override
  public int compareTo(TableName other) {
    return ORDER.compare(this, other);
  }

  /** As it stands in a statement. */
  @Override
  public String toString() {
    return quoted(schema) + "." + quoted(table);
  }

  static String quoted(String name) {
    return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
