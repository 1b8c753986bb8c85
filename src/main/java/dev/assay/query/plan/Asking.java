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
    session.run(RULES);
    if (!text.parameters()) {
      return explain(session, analyze ? RUN : PLAIN, text);
    }
    return version(session) >= GENERIC_SINCE
        ? explain(session, PLAIN + ", GENERIC_PLAN", text)
        : prepared(session, text);
  }

  private static String explain(PgSession session, String options, Explainable text)
      throws SQLException {
    String before = "EXPLAIN (" + options + ") ";
    try {
      return session.plain(before + text.sql(), row -> row.getString(1)).getFirst();
    } catch (SQLException e) {
      throw new PlanFailures(session, text, before).translate(e);
    }
  }

  private static int version(PgSession session) throws SQLException {
    return session
        .all("SELECT current_setting('server_version_num')::int", row -> row.getInt(1))
        .getFirst();
  }

  private static String prepared(PgSession session, Explainable text) throws SQLException {
    String before = "PREPARE " + PREPARED + " AS ";
    var failures = new PlanFailures(session, text, before);
    session.run("SET LOCAL plan_cache_mode = force_generic_plan");
    try {
      session.run(before + text.sql());
    } catch (SQLException e) {
      throw failures.translate(e);
    }
    SQLException failure = null;
    try {
      return executed(session);
    } catch (SQLException e) {
      failure = e;
      throw failures.translate(e);
    } finally {
      deallocate(session, failure);
    }
  }

  private static String executed(PgSession session) throws SQLException {
    String nulls = String.join(", ", Collections.nCopies(parameters(session), "NULL"));
    return session
        .plain(
            "EXPLAIN (" + PLAIN + ") EXECUTE " + PREPARED + "(" + nulls + ")",
            row -> row.getString(1))
        .getFirst();
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
