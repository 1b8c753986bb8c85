package dev.assay.query.collect;

import dev.assay.query.collect.Interval.Blocks;
import dev.assay.store.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;

/** Writes what was collected. Blocks; each call is part of one transaction. */
final class LedgerWrites {
  /** Two of the same end, which a clock set back can bring about, are added up. */
  static final String ADD_UP =
      """
      ON CONFLICT (watched, ended, query) DO UPDATE SET
        began = min(began, excluded.began), calls = calls + excluded.calls,
        total = total + excluded.total, squares = squares + excluded.squares,
        least = min(least, excluded.least), most = max(most, excluded.most),
        row_count = row_count + excluded.row_count,
        shared_hit = shared_hit + excluded.shared_hit,
        shared_read = shared_read + excluded.shared_read,
        temp_read = temp_read + excluded.temp_read,
        temp_written = temp_written + excluded.temp_written,
        wal_bytes = wal_bytes + excluded.wal_bytes\
      """;

  private LedgerWrites() {}

  static long watched(Session session, String database) throws SQLException {
    session.update("INSERT INTO watched (name) VALUES (?) ON CONFLICT DO NOTHING", database);
    return Objects.requireNonNull(
        session.first("SELECT id FROM watched WHERE name = ?", row -> row.getLong(1), database));
  }

  static void text(Session session, long watched, Statement.Seen seen) throws SQLException {
    var print = seen.print();
    session.update(
        """
        INSERT INTO watched_query
          (watched, fingerprint, normalized, sample, algorithm, approximate, kind)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (watched, fingerprint) DO UPDATE SET normalized = excluded.normalized,
          sample = excluded.sample, algorithm = excluded.algorithm,
          approximate = excluded.approximate, kind = excluded.kind\
        """,
        watched,
        print.fingerprint(),
        print.normalized(),
        seen.sample(),
        print.algorithm(),
        print.approximate() ? 1 : 0,
        print.kind().name());
    long query =
        Objects.requireNonNull(
            session.first(
                "SELECT id FROM watched_query WHERE watched = ? AND fingerprint = ?",
                row -> row.getLong(1),
                watched,
                print.fingerprint()));
    session.update(
        "INSERT INTO watched_query_id (query, queryid) VALUES (?, ?) ON CONFLICT DO NOTHING",
        query,
        seen.queryId());
    for (String relation : print.relations()) {
      session.update(
          "INSERT INTO watched_relation (query, relation) VALUES (?, ?) ON CONFLICT DO NOTHING",
          query,
          relation);
    }
  }

  static void span(Session session, long watched, Instant from, Instant to) throws SQLException {
    session.update(
        """
        INSERT INTO watched_span (watched, ended, began) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET began = min(began, excluded.began)\
        """,
        watched,
        to.toEpochMilli(),
        from.toEpochMilli());
  }

  static void intervals(Session session, long watched, Collection<Interval> intervals)
      throws SQLException {
    for (Interval interval : intervals) {
      interval(session, watched, interval);
    }
  }

  private static void interval(Session session, long watched, Interval interval)
      throws SQLException {
    Blocks blocks = interval.blocks();
    int written =
        session.update(
            """
            INSERT INTO interval_minute
              (watched, ended, query, began, calls, total, squares, least, most, row_count,
               shared_hit, shared_read, temp_read, temp_written, wal_bytes)
            SELECT ?1, ?2, id, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15
            FROM watched_query WHERE watched = ?1 AND fingerprint = ?3
            """
                + ADD_UP,
            watched,
            interval.to().toEpochMilli(),
            interval.fingerprint(),
            interval.from().toEpochMilli(),
            interval.calls(),
            interval.totalMs(),
            interval.sumOfSquares(),
            interval.minMs(),
            interval.maxMs(),
            interval.rows(),
            blocks.sharedHit(),
            blocks.sharedRead(),
            blocks.tempRead(),
            blocks.tempWritten(),
            blocks.walBytes());
    if (written == 0) {
      throw new IllegalStateException(
          "an interval of %s, whose text was not stored".formatted(interval.fingerprint()));
    }
  }
}
