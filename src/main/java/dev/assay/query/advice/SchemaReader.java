package dev.assay.query.advice;

import dev.assay.query.advice.Schema.Column;
import dev.assay.query.advice.Schema.Table;
import dev.assay.store.PgSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a server knows of tables, of any number of them in four queries. Blocks; used on the
 * worker that holds the session.
 */
final class SchemaReader {
  private static final String ASKED =
      """
      FROM unnest(string_to_array(?, chr(10)), string_to_array(?, chr(10))) AS asked (s, r)
      JOIN pg_catalog.pg_namespace n ON n.nspname = asked.s
      JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = asked.r
      """;
  private static final String TABLES =
      "SELECT n.nspname, c.relname, c.reltuples, c.relpages " + ASKED;
  // A domain is indexed and cast as what it is made of.
  private static final String COLUMNS =
      "SELECT n.nspname, c.relname, a.attname,"
          + " pg_catalog.format_type(CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END,"
          + " NULL) "
          + ASKED
          + """
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
            AND NOT a.attisdropped
          JOIN pg_catalog.pg_type t ON t.oid = a.atttypid\
          """;
  private static final String STATISTICS =
      """
      SELECT s.schemaname, s.tablename, s.attname, s.avg_width, s.n_distinct
      FROM pg_catalog.pg_stats s
      WHERE s.schemaname = ANY (string_to_array(?, chr(10)))
        AND s.tablename = ANY (string_to_array(?, chr(10)))\
      """;
  private static final String LEADING =
      "SELECT n.nspname, c.relname, a.attname "
          + ASKED
          + """
          JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisvalid AND i.indpred IS NULL
          JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
          JOIN pg_catalog.pg_am m ON m.oid = x.relam AND m.amname IN ('btree', 'hash')
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]\
          """;

  private final PgSession session;
  private final String schemas;
  private final String names;

  private SchemaReader(PgSession session, Set<TableName> asked) {
    this.session = session;
    this.schemas = asked.stream().map(TableName::schema).collect(Collectors.joining("\n"));
    this.names = asked.stream().map(TableName::table).collect(Collectors.joining("\n"));
  }

  /** What is known of these tables; those that are not there are left out. */
  static Schema read(PgSession session, Set<TableName> asked) throws SQLException {
    var reader = new SchemaReader(session, asked);
    @Nullable Double workMem =
        session.first(
            "SELECT pg_catalog.pg_size_bytes(current_setting('work_mem'))",
            row -> row.getDouble(1));
    return new Schema(asked.isEmpty() ? Map.of() : reader.tables(), workMem);
  }

  private record Statistic(double width, double distinct) {}

  private Map<TableName, Table> tables() throws SQLException {
    Map<TableName, Map<String, Column>> columns = columns(statistics());
    Map<TableName, Set<String>> leading = leading();
    List<Table> tables =
        session.all(
            TABLES,
            row -> {
              TableName name = name(row);
              return new Table(
                  name,
                  row.getDouble(3),
                  row.getDouble(4),
                  columns.getOrDefault(name, Map.of()),
                  leading.getOrDefault(name, Set.of()));
            },
            schemas,
            names);
    Map<TableName, Table> byName = new TreeMap<>();
    tables.forEach(table -> byName.put(table.name(), table));
    return byName;
  }

  private Map<List<String>, Statistic> statistics() throws SQLException {
    Map<List<String>, Statistic> found = new HashMap<>();
    for (Map.Entry<List<String>, Statistic> one :
        session.all(
            STATISTICS,
            row ->
                Map.entry(
                    List.of(row.getString(1), row.getString(2), row.getString(3)),
                    new Statistic(row.getDouble(4), row.getDouble(5))),
            schemas,
            names)) {
      found.put(one.getKey(), one.getValue());
    }
    return found;
  }

  private Map<TableName, Map<String, Column>> columns(Map<List<String>, Statistic> statistics)
      throws SQLException {
    record Found(TableName table, String column, String type) {}
    Map<TableName, Map<String, Column>> byTable = new HashMap<>();
    for (Found one :
        session.all(
            COLUMNS,
            row -> new Found(name(row), row.getString(3), row.getString(4)),
            schemas,
            names)) {
      Statistic known =
          statistics.get(List.of(one.table().schema(), one.table().table(), one.column()));
      byTable
          .computeIfAbsent(one.table(), first -> new HashMap<>())
          .put(
              one.column(),
              known == null
                  ? new Column(one.type(), null, null)
                  : new Column(
                      one.type(), known.width(), known.distinct() == 0 ? null : known.distinct()));
    }
    return byTable;
  }

  private Map<TableName, Set<String>> leading() throws SQLException {
    Map<TableName, Set<String>> byTable = new HashMap<>();
    for (Map.Entry<TableName, String> one :
        session.all(LEADING, row -> Map.entry(name(row), row.getString(3)), schemas, names)) {
      byTable.computeIfAbsent(one.getKey(), first -> new HashSet<>()).add(one.getValue());
    }
    return byTable;
  }

  private static TableName name(ResultSet row) throws SQLException {
    return new TableName(row.getString(1), row.getString(2));
  }
}
