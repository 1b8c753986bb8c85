package dev.assay.query.collect;

import dev.assay.bus.Hash;
import dev.assay.query.collect.ServerState.Extension;
import dev.assay.query.collect.ServerState.Role;
import dev.assay.store.PgSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server how it is, what it has for statistics and, as a hash, what its plans depend on: its
 * tables and indexes, their sizes as the planner knows them, and when they were last analysed. One
 * pass over pg_class. Blocks.
 */
final class ServerQuery {
  private static final int EPOCH_DIGITS = 12;
  private static final int MAJOR = 10_000;

  private static final String SQL =
      """
      SELECT pg_catalog.current_setting('server_version') AS version,
        pg_catalog.current_setting('server_version_num')::int AS number,
        (extract(epoch FROM pg_catalog.clock_timestamp()) * 1000000)::bigint AS now,
        (extract(epoch FROM pg_catalog.pg_postmaster_start_time()) * 1000000)::bigint AS started,
        current_user::text AS role,
        me.oid::bigint AS role_id,
        pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE') AS sees_all,
        e.extversion AS extension, n.nspname AS schema,
        s.relations, s.shape, s.analyzed
      FROM pg_catalog.pg_roles me
        LEFT JOIN pg_catalog.pg_extension e ON e.extname = 'pg_stat_statements'
        LEFT JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
        CROSS JOIN (
          SELECT count(*) AS relations,
            coalesce(sum(pg_catalog.hashtext(pg_catalog.concat_ws(':', c.oid, c.relfilenode,
              c.relnatts, c.reltuples, c.relpages))::bigint), 0) AS shape,
            max(greatest(pg_catalog.pg_stat_get_last_analyze_time(c.oid),
              pg_catalog.pg_stat_get_last_autoanalyze_time(c.oid)))::text AS analyzed
          FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p', 'i', 'I', 'm', 'f')
            AND s.nspname <> 'information_schema' AND s.nspname NOT LIKE 'pg\\_%') s
      WHERE me.rolname = current_user\
      """;

  private ServerQuery() {}

  static ServerState ask(PgSession session) throws SQLException {
    return Objects.requireNonNull(
        session.first(SQL, ServerQuery::read), "every session has a role that exists");
  }

  private static ServerState read(ResultSet row) throws SQLException {
    return new ServerState(
        row.getString("version"),
        row.getInt("number") / MAJOR,
        row.getLong("now"),
        row.getLong("started"),
        new Role(row.getString("role"), row.getLong("role_id")),
        row.getBoolean("sees_all"),
        extension(row.getString("schema"), row.getString("extension")),
        Hash.of(
                "%s:%s:%s"
                    .formatted(
                        row.getString("relations"),
                        row.getString("shape"),
                        row.getString("analyzed")))
            .substring(0, EPOCH_DIGITS));
  }

  private static @Nullable Extension extension(@Nullable String schema, @Nullable String version) {
    if (schema == null || version == null) {
      return null;
    }
    return new Extension(
        schema, version, Integer.parseInt(version.substring(version.indexOf('.') + 1)));
  }
}
