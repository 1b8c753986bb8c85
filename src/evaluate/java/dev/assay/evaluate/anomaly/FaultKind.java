package dev.assay.evaluate.anomaly;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** What is done to the database. Immutable. */
enum FaultKind {
  /** An index that queries need is dropped, and made again at the end. */
  DROPPED_INDEX("dropped index", "event", 8, 14, "parent", "day", "code"),
  /** Rows of a day that the statistics do not know; ANALYZE at the end. */
  STALE_STATISTICS("stale statistics", "event", 8, 14, "day"),
  /** Settings of a role, or of all of the database, keep the planner from its best plans. */
  PLANNER_SETTING("enable_* off", "", 8, 14, "scans", "joins", "everywhere"),
  /** Shared buffers lose a module's tables, again and again. */
  CACHE_FLUSH("cache flush", "event", 8, 14, "tables"),
  /** Another transaction holds row locks for parts of each interval. */
  LOCK_CONTENTION("lock contention", "counter", 8, 14, "rows"),
  /** Rows are added to a table that is read whole, interval by interval. */
  DATA_GROWTH("data growth", "log", 40, 40, "log");

  private final String wire;
  private final String table;
  private final int shortest;
  private final int longest;
  private final List<String> variants;

  FaultKind(String wire, String table, int shortest, int longest, String... variants) {
    this.wire = wire;
    this.table = table;
    this.shortest = shortest;
    this.longest = longest;
    this.variants = List.of(variants);
  }

  @JsonValue
  String wire() {
    return wire;
  }

  /** What it is done to; empty for all of them. */
  String table() {
    return table;
  }

  /** In intervals. */
  int shortest() {
    return shortest;
  }

  /** In intervals. */
  int longest() {
    return longest;
  }

  String variant(int repetition) {
    return variants.get(repetition % variants.size());
  }

  /** Whether it comes bit by bit, so that what it does is seen at its end. */
  boolean slow() {
    return this == DATA_GROWTH;
  }
}
