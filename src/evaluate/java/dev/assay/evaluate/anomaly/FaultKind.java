package dev.assay.evaluate.anomaly;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** What is done to the database. Immutable. */
enum FaultKind {
  /** An index that queries need is dropped, and made again at the end. */
  DROPPED_INDEX("dropped index", "event", 8, 14),
  /** Rows of a day that the statistics do not know; ANALYZE at the end. */
  STALE_STATISTICS("stale statistics", "event", 8, 14),
  /** Settings of a role, or of all of the database, keep the planner from its best plans. */
  PLANNER_SETTING("enable_* off", "", 8, 14),
  /** Shared buffers lose a module's tables, again and again. */
  CACHE_FLUSH("cache flush", "event", 8, 14),
  /** Another transaction holds row locks for parts of each interval. */
  LOCK_CONTENTION("lock contention", "counter", 8, 14),
  /** Rows are added to a table that is read whole, interval by interval. */
  DATA_GROWTH("data growth", "log", 40, 40);

  private final String wire;
  private final String table;
  private final int shortest;
  private final int longest;

  FaultKind(String wire, String table, int shortest, int longest) {
    this.wire = wire;
    this.table = table;
    this.shortest = shortest;
    this.longest = longest;
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

  /** What is done in its repetitions, one after the other and then again. */
  String variant(int repetition) {
    List<String> variants =
        switch (this) {
          case DROPPED_INDEX -> List.of("parent", "day", "code");
          case STALE_STATISTICS -> List.of("day");
          case PLANNER_SETTING -> List.of("scans", "joins", "everywhere");
          case CACHE_FLUSH -> List.of("tables");
          case LOCK_CONTENTION -> List.of("rows");
          case DATA_GROWTH -> List.of("log");
        };
    return variants.get(repetition % variants.size());
  }

  /** Whether it comes bit by bit, so that what it does is seen at its end. */
  boolean slow() {
    return this == DATA_GROWTH;
  }
}
