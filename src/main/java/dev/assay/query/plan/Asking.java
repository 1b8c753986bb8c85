package dev.assay.query.plan;

import dev.assay.store.PgSession;
import java.sql.SQLException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server for the plan of one statement. Blocks; used on the worker that holds the session.
 *
 * <p>A text with {@code $1} is planned without values: by GENERIC_PLAN since PostgreSQL 16, before
 * by a prepared statement that is executed with NULLs under a forced generic plan.
 */
final class Asking {
  private static final int GENERIC_SINCE = 160_000;
  private static final String PREPARED = "assay_plan";

  // Texts are cut by these rules before they are sent, so they must be the server's too.
  private static final String RULES = "SET LOCAL standard_conforming_strings = on";

  private static final String PLAIN = "FORMAT JSON, VERBOSE, SETTINGS";
  private static final String RUN = PLAIN + ", ANALYZE, BUFFERS, TIMING";

  private Asking() {}

  /** The server's JSON; a {@link dev.assay.bus.Failure} with words where the text is at fault. */
  static String ask(PgSession session, Explainable text, boolean analyze) throws SQLException {
    try {
      session.run(RULES);
      if (!text.parameters()) {
        return explain(session, analyze ? RUN : PLAIN, text.sql());
      }
      return version(session) >= GENERIC_SINCE
          ? explain(session, PLAIN + ", GENERIC_PLAN", text.sql())
          : prepared(session, text.sql());
    } catch (SQLException e) {
      throw PlanFailures.translate(session, text, e);
    }
  }

  private static String explain(PgSession session, String options, String sql)
      throws SQLException {
    return session
        .plain("EXPLAIN (" + options + ") " + sql, row -> row.getString(1))
        .getFirst();
  }

  private static int version(PgSession session) throws SQLException {
    return session
        .all("SELECT current_setting('server_version_num')::int", row -> row.getInt(1))
        .getFirst();
  }

  private static String prepared(PgSession session, String sql) throws SQLException {
    session.run("SET LOCAL plan_cache_mode = force_generic_plan");
    session.run("PREPARE " + PREPARED + " AS " + sql);
    SQLException failure = null;
    try {
      String nulls = String.join(", ", Collections.nCopies(parameters(session), "NULL"));
      return explain(session, PLAIN, "EXECUTE " + PREPARED + "(" + nulls + ")");
    } catch (SQLException e) {
      failure = e;
      throw e;
    } finally {
      deallocate(session, failure);
    }
  }

  private static int parameters(PgSession session) throws SQLException {
    return session
        .all(
            "SELECT coalesce(cardinality(parameter_types), 0) FROM pg_catalog.pg_prepared_statements"
                + " WHERE name = ?",
            row -> row.getInt(1),
            PREPARED)
        .getFirst();
  }

  // It outlives the transaction, and in a failed one it cannot be given up.
  private static void deallocate(PgSession session, @Nullable SQLException failure)
      throws SQLException {
    try {
      if (failure != null) {
        session.run("ROLLBACK");
      }
      session.run("DEALLOCATE " + PREPARED);
    } catch (SQLException e) {
      if (failure == null) {
        throw e;
      }
      failure.addSuppressed(e);
    }
  }
}
