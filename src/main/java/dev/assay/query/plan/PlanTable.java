package dev.assay.query.plan;

import dev.assay.query.Query.AskPlans;
import dev.assay.query.Query.Explained;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.Query.SeenPlan;
import dev.assay.store.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The plans that were seen, in the store. Blocks; used on the worker that holds the session. */
final class PlanTable {
  /** The most shapes of one query that are kept; those seen longest ago go first. */
  static final int SHAPES = 20;

  private static final String NEWEST =
      """
      SELECT p.fingerprint, p.shape, p.last_seen, p.generic, p.plan,
        CASE WHEN now.shape = p.shape THEN now.changed_at ELSE p.first_seen END
      FROM json_each(?) AS asked
      JOIN plan_seen p ON p.rowid = (
        SELECT q.rowid FROM plan_seen q
        LEFT JOIN plan_current c ON c.database = q.database AND c.fingerprint = q.fingerprint
        WHERE q.database = ? AND q.fingerprint = asked.value
        ORDER BY CASE WHEN q.shape = c.shape THEN 1 ELSE 0 END DESC, q.last_seen DESC LIMIT 1)
      LEFT JOIN plan_current now
        ON now.database = p.database AND now.fingerprint = p.fingerprint\
      """;

  private PlanTable() {}

  /** A plan that is stored. */
  record Row(
      String fingerprint, String shape, Instant at, boolean generic, String plan, Instant since) {}

  /**
   * Stores a plan.
   *
   * @param own whether it is of the query's own text, whose plans are compared
   * @return the change if it has another shape than the last one; else null
   */
  static @Nullable PlanChanged put(Session session, Explained plan, boolean own)
      throws SQLException {
    see(session, plan);
    prune(session, plan);
    return own ? compare(session, plan) : null;
  }

  private static void see(Session session, Explained plan) throws SQLException {
    session.update(
        """
        INSERT INTO plan_seen
          (database, fingerprint, shape, first_seen, last_seen, total_cost, generic, plan)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (database, fingerprint, shape) DO UPDATE SET
          last_seen = max(plan_seen.last_seen, excluded.last_seen), total_cost = excluded.total_cost,
          generic = excluded.generic, plan = excluded.plan\
        """,
        plan.database(),
        plan.fingerprint(),
        plan.shape(),
        plan.at().toEpochMilli(),
        plan.at().toEpochMilli(),
        plan.totalCost(),
        plan.generic() ? 1 : 0,
        plan.plan());
  }

  private static void prune(Session session, Explained plan) throws SQLException {
    session.update(
        """
        DELETE FROM plan_seen WHERE database = ?1 AND fingerprint = ?2 AND rowid NOT IN (
          SELECT rowid FROM plan_seen WHERE database = ?1 AND fingerprint = ?2
          ORDER BY last_seen DESC, rowid DESC LIMIT ?3)\
        """,
        plan.database(),
        plan.fingerprint(),
        SHAPES);
  }

  private static @Nullable PlanChanged compare(Session session, Explained plan)
      throws SQLException {
    String before =
        session.first(
            "SELECT shape FROM plan_current WHERE database = ? AND fingerprint = ?",
            row -> row.getString(1),
            plan.database(),
            plan.fingerprint());
    if (plan.shape().equals(before)) {
      return null;
    }
    session.update(
        """
        INSERT INTO plan_current (database, fingerprint, shape, changed_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (database, fingerprint) DO UPDATE SET
          shape = excluded.shape, flips = plan_current.flips + 1, changed_at = excluded.changed_at\
        """,
        plan.database(),
        plan.fingerprint(),
        plan.shape(),
        plan.at().toEpochMilli());
    return before == null
        ? null
        : new PlanChanged(plan.database(), plan.fingerprint(), before, plan.shape(), plan.at());
  }

  /** The shapes of a query, newest first. */
  static List<SeenPlan> seen(Session session, AskPlans asked) throws SQLException {
    return session.all(
        """
        SELECT shape, first_seen, last_seen, total_cost, plan FROM plan_seen
        WHERE database = ? AND fingerprint = ? ORDER BY last_seen DESC, rowid DESC\
        """,
        row ->
            new SeenPlan(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getDouble(4),
                row.getString(5)),
        asked.database(),
        asked.fingerprint());
  }

  /** How often the shape of a query changed. */
  static int flips(Session session, AskPlans asked) throws SQLException {
    return Objects.requireNonNullElse(
        session.first(
            "SELECT flips FROM plan_current WHERE database = ? AND fingerprint = ?",
            row -> row.getInt(1),
            asked.database(),
            asked.fingerprint()),
        0);
  }

  /** The shape that each query's own text has now, by fingerprint. */
  static Map<String, String> shapes(Session session, String database) throws SQLException {
    Map<String, String> shapes = new TreeMap<>();
    session
        .all(
            "SELECT fingerprint, shape FROM plan_current WHERE database = ?",
            row -> Map.entry(row.getString(1), row.getString(2)),
            database)
        .forEach(entry -> shapes.put(entry.getKey(), entry.getValue()));
    return shapes;
  }

  /**
   * The last plan of each query: of its own text where there is one, else of any text.
   *
   * @param fingerprints a JSON array of texts
   */
  static List<Row> newest(Session session, String database, String fingerprints)
      throws SQLException {
    return session.all(NEWEST, PlanTable::row, fingerprints, database);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString(1),
        row.getString(2),
        Instant.ofEpochMilli(row.getLong(3)),
        row.getInt(4) == 1,
        row.getString(5),
        Instant.ofEpochMilli(row.getLong(6)));
  }

  /** Forgets what was not seen since; gives how many shapes. */
  static int forget(Session session, Instant before) throws SQLException {
    int forgotten =
        session.update("DELETE FROM plan_seen WHERE last_seen < ?", before.toEpochMilli());
    session.update(
        """
        DELETE FROM plan_current WHERE NOT EXISTS (
          SELECT 1 FROM plan_seen s
          WHERE s.database = plan_current.database AND s.fingerprint = plan_current.fingerprint)\
        """);
    return forgotten;
  }
}
