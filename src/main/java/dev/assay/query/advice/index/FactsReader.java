package dev.assay.query.advice.index;

import dev.assay.query.advice.index.ServerFacts.Costs;
import dev.assay.query.advice.index.TableFacts.ExistingIndex;
import dev.assay.query.advice.index.TableFacts.Name;
import dev.assay.query.advice.index.TableFacts.Writes;
import dev.assay.store.PgSession;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a server knows of tables. Blocks; used on the worker that holds the session. */
final class FactsReader {
  private static final String SERVER =
      """
      SELECT current_setting('seq_page_cost')::float8, current_setting('random_page_cost')::float8,
        current_setting('cpu_tuple_cost')::float8, current_setting('cpu_index_tuple_cost')::float8,
        current_setting('cpu_operator_cost')::float8,
        (SELECT setting::float8 FROM pg_catalog.pg_settings WHERE name = 'effective_cache_size'),
        pg_catalog.pg_is_in_recovery(), now(),
        (SELECT stats_reset FROM pg_catalog.pg_stat_database
          WHERE datname = pg_catalog.current_database()),
        (SELECT n.nspname FROM pg_catalog.pg_extension e
          JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'hypopg'),
        EXISTS (SELECT FROM pg_catalog.pg_available_extensions WHERE name = 'hypopg'),
        current_setting('server_version_num')::int / 10000,
        quote_ident(pg_catalog.current_database()), quote_ident(current_user),
        (SELECT pg_catalog.has_schema_privilege(e.extnamespace, 'USAGE')
          FROM pg_catalog.pg_extension e WHERE e.extname = 'hypopg'),
        pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')\
      """;
  // Where counters were never reset they are as old as the server's files, and the upper half of
  // the system's identifier is the second in which these were made.
  private static final String MADE =
      "SELECT to_timestamp(system_identifier >> 32) FROM pg_catalog.pg_control_system()";
  private static final String TABLES =
      """
      SELECT c.oid, c.relkind, c.relispartition, c.relpersistence, c.reltuples, c.relpages,
        c.relallvisible, pg_catalog.pg_stat_get_tuples_inserted(c.oid),
        pg_catalog.pg_stat_get_tuples_updated(c.oid),
        pg_catalog.pg_stat_get_tuples_hot_updated(c.oid),
        pg_catalog.pg_stat_get_tuples_deleted(c.oid),
        CASE WHEN c.relkind IN ('r', 'm', 't') THEN pg_catalog.pg_relation_size(c.oid) END
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relname = ?\
      """;
  private static final String COLUMNS =
      """
      SELECT a.attname, pg_catalog.format_type(a.atttypid, NULL),
        coalesce(
          CASE WHEN l.oid = 100 THEN d.datcollate ELSE l.collcollate END IN ('C', 'POSIX')
            OR CASE WHEN l.oid = 100 THEN d.datlocprovider ELSE l.collprovider END = 'b', false),
        s.avg_width, s.null_frac, s.n_distinct, s.correlation,
        s.most_common_vals::text::text[], s.most_common_freqs
      FROM pg_catalog.pg_attribute a
      JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_database d ON d.datname = pg_catalog.current_database()
      LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
      LEFT JOIN pg_catalog.pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname
        AND s.attname = a.attname AND NOT s.inherited
      WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum\
      """;
  private static final String INDEXES =
      """
      SELECT c.relname, m.amname, i.indisunique, i.indisprimary,
        ARRAY(SELECT pg_catalog.pg_get_indexdef(i.indexrelid, k, false)
          FROM generate_series(1, i.indnkeyatts) k ORDER BY k),
        ARRAY(SELECT (i.indoption[k - 1] & 1) = 1 FROM generate_series(1, i.indnkeyatts) k
          ORDER BY k),
        ARRAY(SELECT pg_catalog.pg_get_indexdef(i.indexrelid, k, false)
          FROM generate_series(i.indnkeyatts + 1, i.indnatts) k ORDER BY k),
        pg_catalog.pg_get_expr(i.indpred, i.indrelid),
        NOT EXISTS (SELECT FROM unnest(i.indclass::oid[]) u
          JOIN pg_catalog.pg_opclass o ON o.oid = u WHERE NOT o.opcdefault)
      FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
      JOIN pg_catalog.pg_am m ON m.oid = c.relam
      WHERE i.indrelid = ? AND i.indisvalid ORDER BY c.relname\
      """;
  private static final int BLOCK = 8192;

  private final PgSession session;

  FactsReader(PgSession session) {
    this.session = session;
  }

  /** Of the server and of these tables; those that are gone meanwhile are left out. */
  ServerFacts read(Collection<Name> names) throws SQLException {
    Map<Name, TableFacts> tables = new TreeMap<>();
    for (Name name : names) {
      @Nullable TableFacts table =
          session.first(TABLES, row -> table(name, row), name.schema(), name.table());
      if (table != null) {
        tables.put(name, table);
      }
    }
    return session.all(SERVER, row -> server(row, tables)).getFirst();
  }

  private ServerFacts server(ResultSet row, Map<Name, TableFacts> tables)
      throws SQLException {
    var costs =
        new Costs(
            row.getDouble(1),
            row.getDouble(2),
            row.getDouble(3),
            row.getDouble(4),
            row.getDouble(5),
            row.getDouble(6));
    @Nullable String lacks = lacks(row);
    return new ServerFacts(
        costs,
        lacks == null ? row.getString(10) : null,
        lacks,
        row.getBoolean(7),
        since(row),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        tables);
  }

  private @Nullable Instant since(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime reset = row.getObject(9, OffsetDateTime.class);
    boolean mayAsk = row.getBoolean(16);
    if (reset != null || !mayAsk) {
      return reset == null ? null : reset.toInstant();
    }
    return session
        .all(MADE, made -> made.getObject(1, OffsetDateTime.class).toInstant())
        .getFirst();
  }

  private static @Nullable String lacks(ResultSet row) throws SQLException {
    @Nullable String schema = row.getString(10);
    String database = row.getString(13);
    if (schema != null) {
      return row.getBoolean(15)
          ? null
          : "hypopg may not be used, so costs are estimates; GRANT USAGE ON SCHEMA %s TO %s mends it"
              .formatted(Names.quoted(schema), row.getString(14));
    }
    return row.getBoolean(11)
        ? "hypopg is not in the database %s, so costs are estimates; CREATE EXTENSION hypopg there"
                .formatted(database)
            + " mends it"
        : ("hypopg is not on the server, so costs are estimates; install it (Debian: apt-get install"
                + " postgresql-%d-hypopg) and CREATE EXTENSION hypopg in the database %s")
            .formatted(row.getInt(12), database);
  }

  private TableFacts table(Name name, ResultSet row) throws SQLException {
    long oid = row.getLong(1);
    double rows = row.getDouble(5);
    double analyzed = row.getDouble(6);
    double pages = Math.max(analyzed, Math.ceil(row.getDouble(12) / BLOCK));
    double visible = analyzed > 0 ? Math.min(1, row.getDouble(7) / analyzed) : 0;
    var writes =
        new Writes(
            row.getDouble(8),
            Math.max(0, row.getDouble(9) - row.getDouble(10)),
            row.getDouble(10),
            row.getDouble(11));
    Map<String, ColumnFacts> columns = new LinkedHashMap<>();
    session
        .all(COLUMNS, one -> column(one, rows), oid)
        .forEach(column -> columns.put(column.name(), column));
    List<String> key = new ArrayList<>();
    List<ExistingIndex> indexes = session.all(INDEXES, one -> index(one, key), oid);
    return new TableFacts(
        name, unfit(row), rows, pages, visible, columns, indexes, key, writes);
  }

  private static @Nullable String unfit(ResultSet row) throws SQLException {
    if (row.getBoolean(3)) {
      return "it is a partition: make the index on the table that it is a partition of, which"
          + " cannot be done CONCURRENTLY, or on each partition";
    }
    if (row.getString(4).equals("t")) {
      return "it is a temporary table of another session";
    }
    return switch (row.getString(2)) {
      case "r", "m" -> null;
      case "p" ->
          "it is partitioned: such an index cannot be made CONCURRENTLY; make it on each partition";
      case "f" -> "it is a foreign table: make the index on the server that has its rows";
      default -> "it is no table of rows";
    };
  }

  private static ColumnFacts column(ResultSet row, double rows) throws SQLException {
    double distinct = row.getDouble(6);
    boolean taken = !row.wasNull();
    return new ColumnFacts(
        row.getString(1),
        row.getString(2),
        row.getBoolean(3),
        taken
            ? new ColumnFacts.Statistics(
                row.getDouble(4),
                row.getDouble(5),
                Math.max(1, distinct < 0 ? -distinct * Math.max(0, rows) : distinct),
                row.getDouble(7),
                common(texts(row, 8), row.getArray(9)))
            : null);
  }

  private static Map<String, Double> common(List<String> values, @Nullable Array shares)
      throws SQLException {
    Map<String, Double> common = new LinkedHashMap<>();
    if (shares != null) {
      Object[] all = (Object[]) shares.getArray();
      for (int i = 0; i < Math.min(all.length, values.size()); i++) {
        common.put(values.get(i), ((Number) all[i]).doubleValue());
      }
    }
    return common;
  }

  private static ExistingIndex index(ResultSet row, List<String> key) throws SQLException {
    List<String> keys = texts(row, 5);
    if (row.getBoolean(4)) {
      key.addAll(keys);
    }
    Boolean[] down = (Boolean[]) row.getArray(6).getArray();
    return new ExistingIndex(
        row.getString(1),
        row.getString(2),
        row.getBoolean(3),
        keys,
        Arrays.asList(down),
        texts(row, 7),
        row.getString(8),
        row.getBoolean(9));
  }

  private static List<String> texts(ResultSet row, int column) throws SQLException {
    @Nullable Array array = row.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
