package dev.assay.query.advice.index;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows of a table. Immutable.
 *
 * @param unfit why no index can be made of it by one statement; null where it can
 * @param rows -1 where it was never analyzed
 * @param pages of 8 kB, as they are now
 * @param visible share of the pages that an index-only scan need not visit
 * @param key the columns of its primary key; empty where it has none
 */
record TableFacts(
    Name name,
    @Nullable String unfit,
    double rows,
    double pages,
    double visible,
    Map<String, ColumnFacts> columns,
    List<ExistingIndex> indexes,
    List<String> key,
    Writes writes) {
  TableFacts {
    columns = Map.copyOf(columns);
    indexes = List.copyOf(indexes);
    key = List.copyOf(key);
  }

  /** A table's name as the catalog has it. */
  record Name(String schema, String table) implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      int bySchema = schema.compareTo(other.schema);
      return bySchema != 0 ? bySchema : table.compareTo(other.table);
    }

    String sql() {
      return Names.quoted(schema) + "." + Names.quoted(table);
    }
  }

  /**
   * Rows written since the server counts.
   *
   * @param updated those updates that wrote into every index; which columns they changed, nobody
   *     knows
   * @param hot updates that wrote into none: an index on a column that they change would end that
   */
  record Writes(double inserted, double updated, double hot, double deleted) {
    double all() {
      return inserted + updated + deleted;
    }
  }

  /**
   * An index that is there and valid.
   *
   * @param keys columns and expressions, as they stand in a CREATE INDEX
   * @param down for each key whether it is sorted downwards
   * @param predicate null where it is of all rows
   * @param plain whether every key has its type's usual operator class
   */
  record ExistingIndex(
      String name,
      String method,
      boolean unique,
      List<String> keys,
      List<Boolean> down,
      List<String> included,
      @Nullable String predicate,
      boolean plain) {
    ExistingIndex {
      keys = List.copyOf(keys);
      down = List.copyOf(down);
      included = List.copyOf(included);
    }
  }

  @Nullable ColumnFacts column(String column) {
    return columns.get(column);
  }

  @Nullable ExistingIndex index(@Nullable String called) {
    return indexes.stream().filter(one -> one.name().equals(called)).findFirst().orElse(null);
  }
}
