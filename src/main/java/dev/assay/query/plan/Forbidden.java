package dev.assay.query.plan;

import dev.assay.bus.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses to run what a transaction that only reads does not stop. Pure functions, safe on any
 * thread.
 *
 * <p>The list is of names, so a view, an operator or a function of the user's that calls one of
 * these gets by: it keeps honest people from accidents, and a role with few rights keeps out the
 * others. It names what
 *
 * <ul>
 *   <li>acts on other sessions or on the server: pg_terminate_backend, pg_cancel_backend,
 *       pg_reload_conf, pg_rotate_logfile, pg_promote, pg_switch_wal, backups, replication slots
 *       and origins, statistics being reset or restored;
 *   <li>outlives the transaction or holds it up: set_config, advisory locks, pg_notify, pg_sleep,
 *       sequences (nextval, setval), pg_export_snapshot;
 *   <li>leaves the database: dblink, postgres_fdw_disconnect, files (pg_read_file, pg_ls_dir,
 *       pg_stat_file, large objects, adminpack);
 *   <li>runs a text as SQL, in which all of the above could hide: query_to_xml and its kin,
 *       cursor_to_xml, ts_stat, ts_rewrite, crosstab, connectby, xpath_table.
 * </ul>
 */
final class Forbidden {
  /** Names, and beginnings of names where a star ends them. */
  static final List<String> FUNCTIONS =
      List.of(
          "pg_sleep*",
          "pg_terminate_backend",
          "pg_cancel_backend",
          "pg_reload_conf",
          "pg_rotate_logfile*",
          "pg_promote",
          "pg_switch_wal",
          "pg_switch_xlog",
          "pg_wal_replay_*",
          "pg_backup_*",
          "pg_start_backup",
          "pg_stop_backup",
          "pg_create_*",
          "pg_drop_*",
          "pg_copy_*",
          "pg_replication_*",
          "pg_logical_*",
          "pg_sync_replication_slots",
          "pg_log_*",
          "pg_stat_reset*",
          "pg_stat_statements_reset",
          "pg_stat_force_next_flush",
          "pg_restore_*",
          "pg_clear_*",
          "pg_import_system_collations",
          "pg_prewarm",
          "autoprewarm_*",
          "pg_truncate_visibility_map",
          "brin_summarize_*",
          "brin_desummarize_*",
          "gin_clean_pending_list",
          "binary_upgrade_*",
          "hypopg*",
          "set_config",
          "pg_advisory*",
          "pg_try_advisory*",
          "pg_notify",
          "nextval",
          "setval",
          "pg_export_snapshot",
          "dblink*",
          "postgres_fdw_disconnect*",
          "lo_*",
          "loread",
          "lowrite",
          "pg_read_file*",
          "pg_read_binary_file*",
          "pg_ls_*",
          "pg_stat_file",
          "pg_file_*",
          "query_to_xml*",
          "cursor_to_xml*",
          "table_to_xml*",
          "schema_to_xml*",
          "database_to_xml*",
          "ts_stat",
          "ts_rewrite",
          "crosstab*",
          "connectby",
          "xpath_table");

  private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge");
  private static final Set<String> LOCKS = Set.of("update", "share", "no", "key");

  private Forbidden() {}

  /** DENIED where running the statement could do more than read. */
  static void check(List<Piece> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      Piece next = i + 1 < pieces.size() ? pieces.get(i + 1) : Piece.VALUE;
      checkClause(piece, next);
      if (piece.kind() == Piece.Kind.QUOTED && piece.text().contains("\\")) {
        throw denied("a quoted name with \\ in it, which could be any name");
      }
      if (piece.isName() && next.is("(")) {
        checkCall(piece.text());
      }
    }
  }

  private static void checkClause(Piece piece, Piece next) {
    String word = next.kind() == Piece.Kind.WORD ? next.text() : "";
    if (piece.is("into")) {
      throw denied("SELECT INTO, which makes a table");
    }
    if (piece.is("(") && CHANGES.contains(word)) {
      throw denied("a WITH that changes rows");
    }
    if (piece.is("for") && LOCKS.contains(word)) {
      throw denied("FOR " + word.toUpperCase(Locale.ROOT) + ", which locks rows");
    }
  }

  private static void checkCall(String name) {
    for (String function : FUNCTIONS) {
      boolean hit =
          function.endsWith("*")
              ? name.startsWith(function.substring(0, function.length() - 1))
              : name.equals(function);
      if (hit) {
        throw denied(
            "the function %s, which a transaction that only reads does not stop".formatted(name));
      }
    }
  }

  private static RuntimeException denied(String what) {
    return Fault.DENIED.because(
        "this is not run for its plan: it has %s; leave it out, or ask without 'analyze'"
            .formatted(what));
  }
}
