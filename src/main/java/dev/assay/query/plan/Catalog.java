package dev.assay.query.plan;

import dev.assay.store.PgSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a server knows of the tables of a plan. Blocks; used on the worker that holds the
 * session.
 *
 * <p>By functions and not by pg_stat_user_tables: that view groups all tables before it gives one.
 * A replica counts no changes, so nothing is stale there.
 */
final class Catalog {
  private static final String TABLES =
      """
      SELECT n.nspname, c.relname, c.reltuples,
        pg_catalog.pg_stat_get_live_tuples(c.oid),
        pg_catalog.pg_stat_get_mod_since_analyze(c.oid),
        greatest(
          pg_catalog.pg_stat_get_last_analyze_time(c.oid),
          pg_catalog.pg_stat_get_last_autoanalyze_time(c.oid))
      FROM unnest(string_to_array(?, chr(10)), string_to_array(?, chr(10))) AS asked (s, r)
      JOIN pg_catalog.pg_namespace n ON n.nspname = asked.s
      JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = asked.r\
      """;

  private Catalog() {}

  static List<TableState> tables(PgSession session, Plan plan) throws SQLException {
    List<TableState.Name> names =
        plan.root()
            .all()
            .map(PlanNode::table)
            .filter(Objects::nonNull)
            .filter(name -> name.schema() != null)
            .distinct()
            .toList();
    if (names.isEmpty()) {
      return List.of();
    }
    String schemas =
        names.stream().map(name -> String.valueOf(name.schema())).collect(Collectors.joining("\n"));
    String tables = names.stream().map(TableState.Name::table).collect(Collectors.joining("\n"));
    return session.all(TABLES, Catalog::table, schemas, tables);
  }

  private static TableState table(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime analyzed = row.getObject(6, OffsetDateTime.class);
    return new TableState(
        new TableState.Name(row.getString(1), row.getString(2)),
        row.getDouble(3),
        row.getLong(4),
        row.getLong(5),
        analyzed == null ? null : analyzed.toInstant());
  }
}
