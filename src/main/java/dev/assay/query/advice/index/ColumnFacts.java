package dev.assay.query.advice.index;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows of a column. Immutable.
 *
 * @param type as the server writes it, such as {@code character varying}, without its length
 * @param textInOrder whether its texts are sorted byte by byte, as prefixes need it
 * @param statistics null where none were taken, or the role may not read them
 */
record ColumnFacts(
    String name, String type, boolean textInOrder, @Nullable Statistics statistics) {
  /**
   * As ANALYZE has left them.
   *
   * @param distinct values in the whole table
   * @param correlation of the column's order with that of the rows, -1 to 1; 0 where unknown
   * @param common the most common values with their share of the rows
   */
  record Statistics(
      double width,
      double nulls,
      double distinct,
      double correlation,
      Map<String, Double> common) {
    Statistics {
      common = Collections.unmodifiableMap(new LinkedHashMap<>(common));
    }
  }

  double distinct() {
    return statistics == null ? 0 : statistics.distinct();
  }
}
