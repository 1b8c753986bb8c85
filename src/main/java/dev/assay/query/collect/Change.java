package dev.assay.query.collect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reading says against the one before. Immutable.
 *
 * @param based why it says nothing yet and is only what the next one is compared with; null where
 *     it does say what was done
 * @param event what happened to the statistics in between; null for nothing
 */
record Change(Map<StatementKey, Delta> statements, @Nullable String based, @Nullable String event) {
  Change {
    statements = Map.copyOf(statements);
  }

  static Change base(String why) {
    return new Change(Map.of(), why, null);
  }
}
