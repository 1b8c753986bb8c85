package dev.assay.query.collect;

import dev.assay.query.collect.Counters.Since;
import dev.assay.query.collect.Counters.Times;
import dev.assay.query.collect.Interval.Blocks;
import dev.assay.query.collect.ServerState.Extension;
import dev.assay.store.PgSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads pg_stat_statements of the connected database: the figures without the texts, which the
 * server keeps in a file, and the texts of a few. By the names that the extension's own version
 * gives its columns. Blocks.
 */
final class StatementsQuery {
  private static final String SINCE =
      """
      ,
        (extract(epoch FROM s.stats_since) * 1000000)::bigint AS since,
        (extract(epoch FROM s.minmax_stats_since) * 1000000)::bigint AS minmax_since\
      """;

  private StatementsQuery() {}

  // Not by ANY, which would read the list of ids anew for each row.
  private static String textsOf(Extension extension) {
    return """
    SELECT s.userid::bigint AS user_id, s.queryid AS query_id, s.toplevel, s.query
    FROM %1$s.pg_stat_statements(true) s
    WHERE s.queryid IN (SELECT pg_catalog.unnest(?::bigint[]))
      AND s.dbid = (SELECT d.oid FROM pg_catalog.pg_database d
        WHERE d.datname = pg_catalog.current_database())\
    """
        .formatted(quoted(extension.schema()));
  }

  // What tells of the whole stands in the first row even where no statement was counted yet.
  private static String figuresOf(Extension extension) {
    return """
    SELECT i.dealloc AS evictions,
      coalesce((extract(epoch FROM i.stats_reset) * 1000000)::bigint, 0) AS reset_at,
      s.userid::bigint AS user_id, s.queryid AS query_id, s.toplevel, s.calls,
      s.total_exec_time AS total, s.mean_exec_time AS mean, s.stddev_exec_time AS deviation,
      s.min_exec_time AS least, s.max_exec_time AS most, s.rows AS row_count,
      s.shared_blks_hit, s.shared_blks_read, s.temp_blks_read, s.temp_blks_written,
      s.wal_bytes::bigint AS wal_bytes%2$s
    FROM %1$s.pg_stat_statements_info i
      LEFT JOIN %1$s.pg_stat_statements(false) s ON s.queryid IS NOT NULL
        AND s.dbid = (SELECT d.oid FROM pg_catalog.pg_database d
          WHERE d.datname = pg_catalog.current_database())\
    """
        .formatted(quoted(extension.schema()), extension.tellsSince() ? SINCE : "");
  }

  static Reading figures(PgSession session, Instant at, ServerState server, Extension extension)
      throws SQLException {
    boolean tellsSince = extension.tellsSince();
    List<Line> lines = session.all(figuresOf(extension), row -> line(row, tellsSince));
    Map<StatementKey, Counters> statements = HashMap.newHashMap(lines.size());
    for (Line line : lines) {
      if (line.counters() != null) {
        statements.put(line.key(), line.counters());
      }
    }
    Line first = lines.getFirst();
    return new Reading(at, server, first.evictions(), first.resetAt(), statements);
  }

  private record Line(
      long evictions, long resetAt, StatementKey key, @Nullable Counters counters) {}

  private static Line line(ResultSet row, boolean tellsSince) throws SQLException {
    boolean counted = row.getObject("query_id") != null;
    return new Line(
        row.getLong("evictions"),
        row.getLong("reset_at"),
        key(row),
        counted ? counters(row, tellsSince) : null);
  }

  /** The texts of those that have one. */
  static Map<StatementKey, String> texts(
      PgSession session, Extension extension, Collection<StatementKey> keys) throws SQLException {
    Set<StatementKey> wanted = new HashSet<>(keys);
    String ids =
        keys.stream()
            .map(key -> Long.toString(key.queryId()))
            .distinct()
            .sorted()
            .collect(Collectors.joining(",", "{", "}"));
    Map<StatementKey, String> texts = new HashMap<>();
    session.all(
        textsOf(extension),
        row -> {
          String text = row.getString("query");
          StatementKey key = key(row);
          if (text != null && wanted.contains(key)) {
            texts.put(key, text);
          }
          return key;
        },
        ids);
    return texts;
  }

  private static StatementKey key(ResultSet row) throws SQLException {
    return new StatementKey(
        row.getLong("user_id"), row.getLong("query_id"), row.getBoolean("toplevel"));
  }

  private static Counters counters(ResultSet row, boolean tellsSince) throws SQLException {
    return new Counters(
        row.getLong("calls"),
        new Times(
            row.getDouble("total"),
            row.getDouble("mean"),
            row.getDouble("deviation"),
            row.getDouble("least"),
            row.getDouble("most")),
        row.getLong("row_count"),
        new Blocks(
            row.getLong("shared_blks_hit"),
            row.getLong("shared_blks_read"),
            row.getLong("temp_blks_read"),
            row.getLong("temp_blks_written"),
            row.getLong("wal_bytes")),
        tellsSince ? new Since(row.getLong("since"), row.getLong("minmax_since")) : null);
  }

  private static String quoted(String schema) {
    return '"' + schema.replace("\"", "\"\"") + '"';
  }
}
