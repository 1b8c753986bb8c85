package dev.assay.query.advice.index;

import dev.assay.query.advice.index.IndexDefinition.Key;
import org.jspecify.annotations.Nullable;

/** Something that a condition would have of an index. Immutable. */
sealed interface Wish {
  /**
   * Rows found by a key.
   *
   * @param selectivity the share of the rows that the condition leaves; null where statistics do
   *     not tell
   */
  record Found(Key key, By by, @Nullable Double selectivity) implements Wish {}

  /**
   * Only these rows.
   *
   * @param sql as it stands behind WHERE
   * @param column whose value it fixes; null where several have it
   * @param share of the rows that it is of
   */
  record Only(String sql, @Nullable String column, double share) implements Wish {}

  /** How rows are found. */
  enum By {
    EQUALITY,
    LIST,
    RANGE,
    PREFIX
  }
}
