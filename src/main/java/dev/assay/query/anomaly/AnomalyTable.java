package dev.assay.query.anomaly;

import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.Insight.AnomalyState;
import dev.assay.query.Insight.Baseline;
import dev.assay.query.Query.Severity;
import dev.assay.store.Session;
import io.vertx.core.json.JsonArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The anomalies there are and were. Stateless; blocks. */
final class AnomalyTable {
  private static final String SELECT = "SELECT * FROM anomaly WHERE database = ?1 ";

  private AnomalyTable() {}

  /** How many of a kind are open in a database. */
  record Open(String database, AnomalyKind kind, int count) {}

  /** Stores the last turn of each. */
  static int put(Session session, List<Turn> turns) throws SQLException {
    int stored = 0;
    for (Turn turn : turns) {
      stored += put(session, turn);
    }
    return stored;
  }

  private static int put(Session session, Turn turn) throws SQLException {
    Anomaly one = turn.anomaly();
    Baseline baseline = one.baseline();
    return session.update(
        """
        INSERT INTO anomaly (id, database, kind, fingerprint, severity, since, updated_at,
          resolved_at, figure, unit, median, low, high, intervals, baseline_of, score, confidence,
          changed, shape_before, shape_after, usual)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, severity = excluded.severity,
          updated_at = excluded.updated_at, resolved_at = excluded.resolved_at,
          figure = excluded.figure, unit = excluded.unit, median = excluded.median,
          low = excluded.low, high = excluded.high, intervals = excluded.intervals,
          baseline_of = excluded.baseline_of, score = excluded.score,
          confidence = excluded.confidence, changed = excluded.changed,
          shape_before = excluded.shape_before, shape_after = excluded.shape_after,
          usual = excluded.usual\
        """,
        one.id(),
        one.database(),
        one.kind().name(),
        one.fingerprint(),
        one.severity().name(),
        one.since().toEpochMilli(),
        one.updatedAt().toEpochMilli(),
        millis(one.resolvedAt()),
        one.figure(),
        one.unit(),
        baseline.median(),
        baseline.low(),
        baseline.high(),
        baseline.intervals(),
        baseline.of(),
        one.score(),
        one.confidence(),
        new JsonArray(one.changed()).encode(),
        one.before(),
        one.after(),
        turn.usual() ? 1 : 0);
  }

  /** Those that are asked for, what is open first, then the newest first, at most so many. */
  static List<Anomaly> list(Session session, Asked asked, int limit) throws SQLException {
    return session
        .all(
            SELECT
                + """
                AND (CAST(?2 AS TEXT) IS NULL OR (resolved_at IS NULL) = (?2 = 'OPEN'))
                AND (CAST(?3 AS TEXT) IS NULL OR severity = ?3)
                AND (CAST(?4 AS TEXT) IS NULL OR fingerprint = ?4)
                ORDER BY resolved_at IS NULL DESC, since DESC, seq DESC LIMIT ?5\
                """,
            AnomalyTable::turn,
            asked.database(),
            asked.state() == null ? null : asked.state().name(),
            asked.severity() == null ? null : asked.severity().name(),
            asked.fingerprint(),
            limit)
        .stream()
        .map(Turn::anomaly)
        .toList();
  }

  /**
   * The last turns of those of these queries, and of those of the whole database that have become
   * usual, the oldest first.
   */
  static List<Turn> of(Session session, String database, Collection<String> fingerprints)
      throws SQLException {
    return session.all(
        SELECT
            + """
            AND (fingerprint IN (SELECT value FROM json_each(?2))
              OR (fingerprint IS NULL AND usual = 1))
            ORDER BY since\
            """,
        AnomalyTable::turn,
        database,
        new JsonArray(List.copyOf(fingerprints)).encode());
  }

  /** The last turns of those of the whole database that are open. */
  static List<Turn> openOfAll(Session session, String database) throws SQLException {
    return session.all(
        SELECT + "AND fingerprint IS NULL AND resolved_at IS NULL ORDER BY since",
        AnomalyTable::turn,
        database);
  }

  /** The queries of a database that have an open one. */
  static List<String> open(Session session, String database) throws SQLException {
    return session.all(
        """
        SELECT DISTINCT fingerprint FROM anomaly
        WHERE database = ? AND resolved_at IS NULL AND fingerprint IS NOT NULL
        ORDER BY fingerprint\
        """,
        row -> row.getString(1),
        database);
  }

  static List<Open> openKinds(Session session) throws SQLException {
    return session.all(
        """
        SELECT database, kind, count(*) FROM anomaly WHERE resolved_at IS NULL
        GROUP BY database, kind ORDER BY database, kind\
        """,
        row -> new Open(row.getString(1), AnomalyKind.valueOf(row.getString(2)), row.getInt(3)));
  }

  /** Forgets what was over before. */
  static int forget(Session session, Instant before) throws SQLException {
    return session.update(
        "DELETE FROM anomaly WHERE resolved_at IS NOT NULL AND resolved_at < ?",
        before.toEpochMilli());
  }

  private static Turn turn(ResultSet row) throws SQLException {
    long resolved = row.getLong("resolved_at");
    Instant resolvedAt = row.wasNull() ? null : Instant.ofEpochMilli(resolved);
    Anomaly anomaly =
        new Anomaly(
            row.getString("id"),
            row.getString("database"),
            AnomalyKind.valueOf(row.getString("kind")),
            row.getString("fingerprint"),
            Severity.valueOf(row.getString("severity")),
            resolvedAt == null ? AnomalyState.OPEN : AnomalyState.RESOLVED,
            Instant.ofEpochMilli(row.getLong("since")),
            Instant.ofEpochMilli(row.getLong("updated_at")),
            resolvedAt,
            row.getDouble("figure"),
            row.getString("unit"),
            baseline(row),
            row.getDouble("score"),
            row.getDouble("confidence"),
            new JsonArray(row.getString("changed")).stream().map(String::valueOf).toList(),
            row.getString("shape_before"),
            row.getString("shape_after"));
    Turn.Event event = resolvedAt == null ? Turn.Event.UPDATED : Turn.Event.RESOLVED;
    return new Turn(event, anomaly, row.getInt("usual") == 1);
  }

  private static Baseline baseline(ResultSet row) throws SQLException {
    return new Baseline(
        row.getDouble("median"),
        row.getDouble("low"),
        row.getDouble("high"),
        row.getInt("intervals"),
        row.getString("baseline_of"));
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }
}
