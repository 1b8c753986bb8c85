package dev.assay.query.advice.index;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition of a plan's node, as far as an index could serve it. Immutable. */
sealed interface Condition {
  /** A column of a table as the plan calls it. */
  record Column(String alias, String name) {}

  /**
   * One side of a comparison.
   *
   * @param text as the server wrote it
   * @param columns all that are in it
   * @param column where it is nothing but a column, perhaps under a cast; else null
   * @param cast the type it is cast to; null where it is not
   * @param literal whether it is nothing but one literal
   */
  record Side(
      String text,
      Set<Column> columns,
      @Nullable Column column,
      @Nullable String cast,
      boolean literal) {
    public Side {
      columns = Set.copyOf(columns);
    }

    boolean isOf(String alias) {
      return !columns.isEmpty() && columns.stream().allMatch(one -> one.alias().equals(alias));
    }

    boolean touches(String alias) {
      return columns.stream().anyMatch(one -> one.alias().equals(alias));
    }
  }

  /** All of them. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** One of them. */
  record Either(List<Condition> parts) implements Condition {
    public Either {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A comparison.
   *
   * @param any whether it is with any of a list
   */
  record Compared(Side left, String operator, Side right, boolean any) implements Condition {}

  /** {@code IS NULL}, {@code IS NOT NULL}. */
  record Null(Side side, boolean not) implements Condition {}

  /** A boolean, or its opposite. */
  record Truth(Side side, boolean not) implements Condition {}

  /** What no index serves. */
  record Other(String text) implements Condition {}

  /** What must hold all at once. */
  default List<Condition> conjuncts() {
    return this instanceof All all
        ? all.parts().stream().flatMap(part -> part.conjuncts().stream()).toList()
        : List.of(this);
  }
}
