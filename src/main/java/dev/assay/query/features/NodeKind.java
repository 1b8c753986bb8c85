package dev.assay.query.features;

/** The kinds of plan nodes that are told apart. Immutable. */
enum NodeKind {
  SEQ_SCAN("seqScan"),
  INDEX_SCAN("indexScan"),
  INDEX_ONLY_SCAN("indexOnlyScan"),
  BITMAP_SCAN("bitmapScan"),
  BITMAP_INDEX("bitmapIndex"),
  NESTED_LOOP("nestedLoop"),
  HASH_JOIN("hashJoin"),
  MERGE_JOIN("mergeJoin"),
  HASH("hash"),
  SORT("sort"),
  AGGREGATE("aggregate"),
  WINDOW("window"),
  LIMIT("limit"),
  GATHER("gather"),
  MATERIALIZE("materialize"),
  CTE_SCAN("cteScan"),
  APPEND("append"),
  MODIFY("modify"),
  OTHER("other");

  private final String label;

  NodeKind(String label) {
    this.label = label;
  }

  /** As it is in the names of features. */
  String label() {
    return label;
  }

  /** The kind of a node by the server's name for it. */
  static NodeKind of(String type) {
    return switch (type) {
      case "Seq Scan", "Sample Scan" -> SEQ_SCAN;
      case "Index Scan" -> INDEX_SCAN;
      case "Index Only Scan" -> INDEX_ONLY_SCAN;
      case "Bitmap Heap Scan" -> BITMAP_SCAN;
      case "Bitmap Index Scan", "BitmapAnd", "BitmapOr" -> BITMAP_INDEX;
      case "Nested Loop" -> NESTED_LOOP;
      case "Hash Join" -> HASH_JOIN;
      case "Merge Join" -> MERGE_JOIN;
      case "Hash" -> HASH;
      case "Sort", "Incremental Sort" -> SORT;
      case "Aggregate", "Group", "Unique", "SetOp" -> AGGREGATE;
      case "WindowAgg" -> WINDOW;
      case "Limit" -> LIMIT;
      case "Gather", "Gather Merge" -> GATHER;
      case "Materialize", "Memoize" -> MATERIALIZE;
      case "CTE Scan", "WorkTable Scan", "Recursive Union" -> CTE_SCAN;
      case "Append", "Merge Append" -> APPEND;
      case "ModifyTable" -> MODIFY;
      default -> OTHER;
    };
  }

  /** Whether it reads a table. */
  boolean scan() {
    return switch (this) {
      case SEQ_SCAN, INDEX_SCAN, INDEX_ONLY_SCAN, BITMAP_SCAN -> true;
      default -> false;
    };
  }

  boolean join() {
    return switch (this) {
      case NESTED_LOOP, HASH_JOIN, MERGE_JOIN -> true;
      default -> false;
    };
  }
}
