package dev.assay.query.features;

import dev.assay.query.plan.Plan;
import dev.assay.query.plan.PlanNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a database's catalog says of tables, by their names as plans tell them. Immutable. */
public record Catalog(Map<Name, Relation> relations) {
  /** A catalog that knows nothing. */
  public static final Catalog EMPTY = new Catalog(Map.of());

  public Catalog {
    relations = Map.copyOf(relations);
  }

  /**
   * The name of a table.
   *
   * @param schema null where the plan does not tell it
   */
  public record Name(@Nullable String schema, String relation) implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      int bySchema =
          (schema == null ? "" : schema).compareTo(other.schema == null ? "" : other.schema);
      return bySchema != 0 ? bySchema : relation.compareTo(other.relation);
    }

    /** The table that a node reads or changes; null where it is none. */
    static @Nullable Name of(PlanNode node) {
      String relation = node.text("Relation Name");
      return relation == null ? null : new Name(node.text("Schema"), relation);
    }
  }

  /**
   * A table.
   *
   * @param rows as last estimated; null where it was never analyzed
   * @param pages of 8 kB
   * @param cachedShare of the blocks asked for, those found in the server's own memory; null where
   *     none was asked for yet
   */
  public record Relation(
      @Nullable Double rows, double pages, int indexes, @Nullable Double cachedShare) {}

  /** The tables that a plan touches, in the order of their names. */
  public static Set<Name> names(Plan plan) {
    Set<Name> names = new TreeSet<>();
    plan.root()
        .all()
        .forEach(node -> {
          Name name = Name.of(node);
          if (name != null) {
            names.add(name);
          }
        });
    return names;
  }

  @Nullable Relation of(PlanNode node) {
    Name name = Name.of(node);
    return name == null ? null : relations.get(name);
  }
}
