package dev.assay.query.collect;

import dev.assay.store.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the history small: what is older than a day is added up to hours, what is older than the
 * retention is removed. In steps of one hour of one database, each a transaction of its own, so
 * that no other writer waits long. Blocks.
 */
record Retention(String database, Instant now, Duration keep) {
  private static final Duration FINE = Duration.ofDays(1);
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final String ROLL_UP =
      """
      INSERT INTO interval_hour AS old
      SELECT watched, max(ended), query, min(began), sum(calls), sum(total), sum(squares),
        CASE WHEN count(least) = count(*) THEN min(least) END,
        CASE WHEN count(most) = count(*) THEN max(most) END,
        sum(row_count), sum(shared_hit), sum(shared_read), sum(temp_read), sum(temp_written),
        sum(wal_bytes)
      FROM interval_minute WHERE watched = ? AND ended > ? AND ended <= ?
      GROUP BY watched, query
      """
          + LedgerWrites.ADD_UP;

  /** One step; false once nothing is left to do. */
  boolean step(Session session) throws SQLException {
    long watched = LedgerWrites.watched(session, database);
    long past = now.minus(keep).toEpochMilli();
    // Whole hours only, or the same hour would be added up twice, into two rows.
    long fine = Math.floorDiv(now.minus(FINE).toEpochMilli(), HOUR) * HOUR;
    return removed(session, "interval_minute", watched, past)
        || removed(session, "interval_hour", watched, past)
        || rolledUp(session, watched, fine);
  }

  private static boolean removed(Session session, String table, long watched, long past)
      throws SQLException {
    Long oldest = oldest(session, table, watched);
    if (oldest == null || oldest > past) {
      return false;
    }
    int gone =
        session.update(
            "DELETE FROM %s WHERE watched = ? AND ended <= ?".formatted(table),
            watched,
            Math.min(past, oldest + HOUR));
    return gone > 0;
  }

  private static boolean rolledUp(Session session, long watched, long fine) throws SQLException {
    Long oldest = oldest(session, "interval_minute", watched);
    if (oldest == null || oldest > fine) {
      return false;
    }
    long begin = Math.floorDiv(oldest - 1, HOUR) * HOUR;
    session.update(ROLL_UP, watched, begin, begin + HOUR);
    int gone =
        session.update(
            "DELETE FROM interval_minute WHERE watched = ? AND ended > ? AND ended <= ?",
            watched,
            begin,
            begin + HOUR);
    return gone > 0;
  }

  /** After the last step: removes what nothing is left of; gives how many queries went. */
  int forget(Session session) throws SQLException {
    long watched = LedgerWrites.watched(session, database);
    session.update(
        "DELETE FROM watched_span WHERE watched = ? AND ended <= ?",
        watched,
        now.minus(keep).toEpochMilli());
    return session.update(
        """
        DELETE FROM watched_query WHERE watched = ?
          AND NOT EXISTS (SELECT 1 FROM interval_minute i WHERE i.query = watched_query.id)
          AND NOT EXISTS (SELECT 1 FROM interval_hour i WHERE i.query = watched_query.id)\
        """,
        watched);
  }

  private static @Nullable Long oldest(Session session, String table, long watched)
      throws SQLException {
    return session.first(
        "SELECT min(ended) FROM %s WHERE watched = ? HAVING min(ended) IS NOT NULL"
            .formatted(table),
        row -> row.getLong(1),
        watched);
  }
}
