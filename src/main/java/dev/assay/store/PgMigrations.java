package dev.assay.store;

import dev.assay.bus.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings a PostgreSQL's schema of ours to the newest, in one transaction: it is there whole or not
 * at all. The lock of who writes is held meanwhile, so that of two servers that start at once one
 * waits and finds nothing left to do. Blocks.
 */
final class PgMigrations {
  /** In the order they are applied; the version is how many of them were. */
  static final List<String> POSTGRES =
      List.of(
          "001-functions.sql",
          "003-intervals.sql",
          "004-plans.sql",
          "005-predictions.sql",
          "006-anomalies.sql",
          "007-snapshots.sql",
          "008-advice.sql");

  private PgMigrations() {}

  static void apply(PgPool pool, List<String> migrations, String database) throws SQLException {
    Connection connection = pool.acquire();
    try {
      var session = new PgSession(connection);
      session.run("BEGIN");
      session.run("SET LOCAL lock_timeout = '20s'");
      try {
        bringUp(session, migrations, database);
        session.run("COMMIT");
      } catch (SQLException | RuntimeException e) {
        rollBack(session, e);
        throw e;
      }
    } finally {
      pool.release(connection);
    }
  }

  // What went wrong first is what is told.
  private static void rollBack(PgSession session, Exception first) {
    try {
      session.run("ROLLBACK");
    } catch (SQLException e) {
      first.addSuppressed(e);
    }
  }

  private static void bringUp(PgSession session, List<String> migrations, String database)
      throws SQLException {
    session.first("SELECT pg_advisory_xact_lock(?)", row -> true, PgStore.LOCK);
    int version = version(session);
    if (version > migrations.size()) {
      throw Fault.CONFLICT.because(
          ("the database store at %s has schema version %d and this Assay knows versions up to %d;"
                  + " start the newer Assay or name another store.url")
              .formatted(database, version, migrations.size()));
    }
    for (String migration : migrations.subList(version, migrations.size())) {
      for (String statement : Migrations.script("postgres", migration).split(";\\s*\n")) {
        if (!statement.isBlank()) {
          session.run(uncommented(statement));
        }
      }
    }
    if (version < migrations.size()) {
      session.run("DELETE FROM schema_version");
      session.run("INSERT INTO schema_version (version) VALUES (%d)".formatted(migrations.size()));
    }
  }

  // A statement's mark stands after its first word, so comments before it are left out.
  private static String uncommented(String statement) {
    return statement.replaceAll("(?m)^--.*\\n?", "").strip();
  }

  // Looked for first: who may not make a schema may well use one that was made for him.
  private static int version(PgSession session) throws SQLException {
    if (!there(session, "SELECT 1 WHERE to_regnamespace(?) IS NOT NULL", PgStore.SCHEMA)) {
      session.run("CREATE SCHEMA " + PgStore.SCHEMA);
    }
    String table = PgStore.SCHEMA + ".schema_version";
    if (!there(session, "SELECT 1 WHERE to_regclass(?) IS NOT NULL", table)) {
      session.run("CREATE TABLE schema_version (version integer NOT NULL)");
      return 0;
    }
    Integer version = session.first("SELECT version FROM schema_version", row -> row.getInt(1));
    return version == null ? 0 : version;
  }

  private static boolean there(PgSession session, String sql, String name) throws SQLException {
    return session.first(sql, row -> true, name) != null;
  }
}
