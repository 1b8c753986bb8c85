package dev.assay.query.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the server knows of a table that a plan reads. Immutable.
 *
 * @param rows as the planner believes; -1 where it was never analyzed
 * @param changed rows changed since statistics were taken
 * @param analyzedAt null where statistics were never taken, or the server does not say so
 */
record TableState(Name name, double rows, long live, long changed, @Nullable Instant analyzedAt) {

  /** A table's name; the schema is null in a plan that was not asked for verbosely. */
  record Name(@Nullable String schema, String table) {
    @Override
    public String toString() {
      return schema == null ? table : schema + "." + table;
    }
  }
}
