package dev.assay.query.features;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The kinds of plan nodes that are told apart, with the server's names for them. */
enum NodeKind {
  SEQ_SCAN("seqScan", "Seq Scan", "Sample Scan"),
  INDEX_SCAN("indexScan", "Index Scan"),
  INDEX_ONLY_SCAN("indexOnlyScan", "Index Only Scan"),
  BITMAP_SCAN("bitmapScan", "Bitmap Heap Scan"),
  BITMAP_INDEX("bitmapIndex", "Bitmap Index Scan", "BitmapAnd", "BitmapOr"),
  NESTED_LOOP("nestedLoop", "Nested Loop"),
  HASH_JOIN("hashJoin", "Hash Join"),
  MERGE_JOIN("mergeJoin", "Merge Join"),
  HASH("hash", "Hash"),
  SORT("sort", "Sort", "Incremental Sort"),
  AGGREGATE("aggregate", "Aggregate", "Group", "Unique", "SetOp"),
  WINDOW("window", "WindowAgg"),
  LIMIT("limit", "Limit"),
  GATHER("gather", "Gather", "Gather Merge"),
  MATERIALIZE("materialize", "Materialize", "Memoize"),
  CTE_SCAN("cteScan", "CTE Scan", "WorkTable Scan", "Recursive Union"),
  APPEND("append", "Append", "Merge Append"),
  MODIFY("modify", "ModifyTable"),
  OTHER("other");

  private static final Map<String, NodeKind> BY_TYPE =
      Arrays.stream(values())
          .flatMap(kind -> kind.types.stream().map(type -> Map.entry(type, kind)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String label;
  private final List<String> types;

  NodeKind(String label, String... types) {
    this.label = label;
    this.types = List.of(types);
  }

  /** As it is in the names of features. */
  String label() {
    return label;
  }

  static NodeKind of(String type) {
    return BY_TYPE.getOrDefault(type, OTHER);
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
