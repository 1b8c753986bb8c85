package dev.assay.query.advice;

import dev.assay.query.plan.PlanNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog says of the tables that plans read. Immutable.
 *
 * @param workMem bytes, as our role has it; null where it is not known
 */
record Schema(Map<TableName, Table> tables, @Nullable Double workMem) {
  static final Schema UNKNOWN = new Schema(Map.of(), null);

  Schema {
    tables = Map.copyOf(tables);
  }

  /**
   * A table.
   *
   * @param rows as last estimated; below 0 where it was never analyzed
   * @param pages of 8 kB
   * @param leading columns that stand first in a whole btree or hash index
   */
  record Table(
      TableName name, double rows, double pages, Map<String, Column> columns, Set<String> leading) {
    Table {
      columns = Map.copyOf(columns);
      leading = Set.copyOf(leading);
    }

    /** Rows of one value of a column; null where that was never counted. */
    @Nullable Double rowsOfOneValue(String column) {
      Column known = columns.get(column);
      if (known == null || known.distinct() == null || rows < 0) {
        return null;
      }
      double distinct = known.distinct() < 0 ? -known.distinct() * rows : known.distinct();
      return rows / Math.max(1, distinct);
    }
  }

  /**
   * A column.
   *
   * @param type of its domain, where it has one
   * @param width mean bytes; null where it was never analyzed
   * @param distinct values, or where negative their share of the rows, as the server keeps it
   */
  record Column(String type, @Nullable Double width, @Nullable Double distinct) {}

  /** What is known of the table a node reads; null where nothing is. */
  @Nullable Table of(PlanNode node) {
    TableName name = TableName.of(node);
    return name == null ? null : tables.get(name);
  }
}
