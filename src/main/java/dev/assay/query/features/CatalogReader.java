package dev.assay.query.features;

import dev.assay.bus.Call;
import dev.assay.query.features.Catalog.Name;
import dev.assay.query.features.Catalog.Relation;
import dev.assay.store.PgSession;
import dev.assay.store.Postgres;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the catalog of a database says of tables, of any number of them in one query. Safe on
 * any thread; the reading is done on the database's own workers.
 */
public final class CatalogReader {
  // A table that a plan names without its schema is the visible one, else the largest.
  private static final String TABLES =
      """
      SELECT n.nspname, c.relname, c.reltuples, c.relpages,
             (SELECT count(*) FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid) AS indexes,
             pg_catalog.pg_stat_get_blocks_fetched(c.oid) AS fetched,
             pg_catalog.pg_stat_get_blocks_hit(c.oid) AS hit
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relname = ANY (?) AND c.relkind IN ('r', 'p', 'm', 'f', 't')
      ORDER BY pg_catalog.pg_table_is_visible(c.oid) DESC, c.relpages DESC, n.nspname\
      """;

  private CatalogReader() {}

  private record Row(Name name, Relation relation) {}

  /** What the catalog says of these tables; those that it does not know are not in the answer. */
  public static Future<Catalog> read(Postgres database, Set<Name> names, Call call) {
    if (names.isEmpty()) {
      return Future.succeededFuture(Catalog.EMPTY);
    }
    Set<Name> wanted = Set.copyOf(names);
    return database.read(call, session -> read(session, wanted));
  }

  private static Catalog read(PgSession session, Set<Name> names) throws SQLException {
    String[] relations = names.stream().map(Name::relation).distinct().toArray(String[]::new);
    List<Row> rows = session.all(TABLES, CatalogReader::row, (Object) relations);
    Map<Name, Relation> found = new HashMap<>();
    for (Row row : rows) {
      for (Name as : List.of(row.name(), new Name(null, row.name().relation()))) {
        if (names.contains(as)) {
          found.putIfAbsent(as, row.relation());
        }
      }
    }
    return new Catalog(found);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new Name(row.getString("nspname"), row.getString("relname")),
        new Relation(
            rows(row.getDouble("reltuples")),
            row.getDouble("relpages"),
            row.getInt("indexes"),
            share(row.getDouble("hit"), row.getDouble("fetched"))));
  }

  // The server says -1 of a table that was neither vacuumed nor analyzed yet.
  private static @Nullable Double rows(double tuples) {
    return tuples < 0 ? null : tuples;
  }

  private static @Nullable Double share(double hit, double fetched) {
    return fetched > 0 ? Math.min(1, hit / fetched) : null;
  }
}
