package dev.assay.query.fingerprint;

import dev.assay.query.Query.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells what a statement does by the words it begins with. Pure functions, safe on any thread. */
final class Kinds {
  private static final Map<String, Kind> CHANGES =
      Map.of(
          "insert", Kind.INSERT, "update", Kind.UPDATE, "delete", Kind.DELETE, "merge", Kind.MERGE);

  private static final Set<String> READS = Set.of("select", "values", "table");

  private static final Set<String> DDL =
      Set.of(
          "create",
          "alter",
          "drop",
          "truncate",
          "comment",
          "grant",
          "revoke",
          "security",
          "reassign",
          "import",
          "refresh");

  private static final Set<String> UTILITY =
      Set.of(
          "abort",
          "analyze",
          "analyse",
          "begin",
          "call",
          "checkpoint",
          "close",
          "cluster",
          "commit",
          "copy",
          "deallocate",
          "declare",
          "discard",
          "do",
          "end",
          "execute",
          "fetch",
          "listen",
          "load",
          "lock",
          "move",
          "notify",
          "prepare",
          "reindex",
          "release",
          "reset",
          "rollback",
          "savepoint",
          "set",
          "show",
          "start",
          "unlisten",
          "vacuum");

  private static final Set<Kind> OF_ROWS =
      EnumSet.of(Kind.SELECT, Kind.INSERT, Kind.UPDATE, Kind.DELETE, Kind.MERGE, Kind.EXPLAIN);

  private Kinds() {}

  /** Of the first statement. A query that changes rows in its WITH is what it does there. */
  static Kind of(List<Token> tokens) {
    int first = 0;
    while (first < tokens.size()
        && (tokens.get(first).isMark(';') || tokens.get(first).isMark('('))) {
      first++;
    }
    String word = word(tokens, first);
    if (word.equals("with")) {
      return ofWith(tokens, first);
    }
    if (word.equals("explain")) {
      return Kind.EXPLAIN;
    }
    if (READS.contains(word)) {
      return Kind.SELECT;
    }
    if (DDL.contains(word)) {
      return Kind.DDL;
    }
    return UTILITY.contains(word) ? Kind.UTILITY : CHANGES.getOrDefault(word, Kind.UNKNOWN);
  }

  /** Whether statements of a kind read or change rows, so that constants in them are values. */
  static boolean ofRows(Kind kind) {
    return OF_ROWS.contains(kind);
  }

  // The word that changes rows stands behind a bracket, within the WITH or after it.
  private static Kind ofWith(List<Token> tokens, int with) {
    for (int i = with + 1; i < tokens.size() && !tokens.get(i).isMark(';'); i++) {
      Kind change = CHANGES.get(word(tokens, i));
      Token before = tokens.get(i - 1);
      if (change != null && (before.isMark('(') || before.isMark(')'))) {
        return change;
      }
    }
    return Kind.SELECT;
  }

  private static String word(List<Token> tokens, int index) {
    return index < tokens.size() && tokens.get(index).kind() == Token.Kind.WORD
        ? tokens.get(index).text()
        : "";
  }
}
