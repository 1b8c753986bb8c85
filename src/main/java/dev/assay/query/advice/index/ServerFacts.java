package dev.assay.query.advice.index;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the server and of the tables of one statement. Immutable.
 *
 * @param hypopg the schema in which hypopg's functions are; null where it is not installed here
 * @param lacksHypopg why the planner cannot be asked, and what mends it; null where it can
 * @param replica whether it is in recovery, where no writes are counted
 * @param countedSince since when rows written are counted; null where that is not known
 * @param now by the server's clock
 */
record ServerFacts(
    Costs costs,
    @Nullable String hypopg,
    @Nullable String lacksHypopg,
    boolean replica,
    @Nullable Instant countedSince,
    Instant now,
    Map<TableFacts.Name, TableFacts> tables) {
  ServerFacts {
    tables = Map.copyOf(tables);
  }

  /**
   * The planner's own figures, by the names of its settings.
   *
   * @param cachePages effective_cache_size
   */
  record Costs(
      double seqPage,
      double randomPage,
      double cpuTuple,
      double cpuIndexTuple,
      double cpuOperator,
      double cachePages) {}
}
