package dev.assay.evaluate.predict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the server measured of a template in one interval, with what could be known of it then.
 * Immutable; a line of the file.
 *
 * @param interval number, from 0, the same for all templates
 * @param state of the indexes
 * @param sql as pg_stat_statements has it, with {@code $1} for literals
 * @param example one of the statements that were run
 * @param generic whether {@code plan} is of {@code sql}; false where that has none, and it is of
 *     {@code example}
 * @param plan what EXPLAIN (FORMAT JSON) gave
 * @param examplePlan the plan of {@code example}
 * @param catalog the tables of the database by their names
 */
record Observation(
    String template,
    int interval,
    String state,
    Figures figures,
    String sql,
    String example,
    boolean generic,
    JsonNode plan,
    JsonNode examplePlan,
    Map<String, Relation> catalog) {
  Observation {
    catalog = new TreeMap<>(catalog);
  }

  /** Sums of the interval; times in milliseconds, blocks of 8 kB. */
  record Figures(
      long calls,
      double totalMs,
      double sumOfSquares,
      double minMs,
      double maxMs,
      long rows,
      long sharedHit,
      long sharedRead,
      long tempRead,
      long tempWritten,
      long walBytes) {}

  /** A table with its indexes. */
  record Relation(double rows, long bytes, int indexes, long indexBytes) {}

  double meanMs() {
    return figures.totalMs() / figures.calls();
  }
}
