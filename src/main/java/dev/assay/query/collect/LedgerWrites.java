package dev.assay.query.collect;

import dev.assay.query.collect.Interval.Blocks;
import dev.assay.store.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what was collected. Blocks; each call is part of one transaction. */
final class LedgerWrites {
  /**
   * Two of the same end, which a clock set back can bring about, are added up; {@code old} is one.
   */
  static final String ADD_UP =
      """
      ON CONFLICT (watched, ended, query) DO UPDATE SET
        began = min(old.began, excluded.began), calls = old.calls + excluded.calls,
        total = old.total + excluded.total, squares = old.squares + excluded.squares,
        least = min(old.least, excluded.least), most = max(old.most, excluded.most),
        row_count = old.row_count + excluded.row_count,
        shared_hit = old.shared_hit + excluded.shared_hit,
        shared_read = old.shared_read + excluded.shared_read,
        temp_read = old.temp_read + excluded.temp_read,
        temp_written = old.temp_written + excluded.temp_written,
        wal_bytes = old.wal_bytes + excluded.wal_bytes\
      """;

  private static final String INSERT =
      """
      INSERT INTO interval_minute AS old
        (watched, ended, query, began, calls, total, squares, least, most, row_count,
         shared_hit, shared_read, temp_read, temp_written, wal_bytes)
      SELECT ?1, ?2, id, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15
      FROM watched_query WHERE watched = ?1 AND fingerprint = ?3
      """
          + ADD_UP;

  private LedgerWrites() {}

  static long watched(Session session, String database) throws SQLException {
    session.update("INSERT INTO watched (name) VALUES (?) ON CONFLICT DO NOTHING", database);
    return Objects.requireNonNull(
        session.first("SELECT id FROM watched WHERE name = ?", row -> row.getLong(1), database));
  }

  static void texts(Session session, long watched, List<Statement.Seen> all) throws SQLException {
    session.batch(
        """
        INSERT INTO watched_query
          (watched, fingerprint, normalized, sample, algorithm, approximate, kind)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (watched, fingerprint) DO UPDATE SET normalized = excluded.normalized,
          sample = excluded.sample, algorithm = excluded.algorithm,
          approximate = excluded.approximate, kind = excluded.kind\
        """,
        all.stream().map(seen -> text(watched, seen)).toList());
    session.batch(
        """
        INSERT INTO watched_query_id (query, queryid)
        SELECT id, ? FROM watched_query WHERE watched = ? AND fingerprint = ?
        ON CONFLICT DO NOTHING\
        """,
        all.stream()
            .map(seen -> new Object[] {seen.queryId(), watched, seen.print().fingerprint()})
            .toList());
    session.batch(
        """
        INSERT INTO watched_relation (query, relation)
        SELECT id, ? FROM watched_query WHERE watched = ? AND fingerprint = ?
        ON CONFLICT DO NOTHING\
        """,
        all.stream().flatMap(seen -> relations(watched, seen)).toList());
  }

  private static Object[] text(long watched, Statement.Seen seen) {
    var print = seen.print();
    return new Object[] {
      watched,
      print.fingerprint(),
      print.normalized(),
      seen.sample(),
      print.algorithm(),
      print.approximate(),
      print.kind().name()
    };
  }

  private static Stream<Object[]> relations(long watched, Statement.Seen seen) {
    var print = seen.print();
    return print.relations().stream()
        .map(relation -> new Object[] {relation, watched, print.fingerprint()});
  }

  static void span(Session session, long watched, Instant from, Instant to) throws SQLException {
    session.update(
        """
        INSERT INTO watched_span (watched, ended, began) VALUES (?, ?, ?)
        ON CONFLICT (watched, ended) DO UPDATE SET began = min(watched_span.began, excluded.began)\
        """,
        watched,
        to.toEpochMilli(),
        from.toEpochMilli());
  }

  static void intervals(Session session, long watched, List<Interval> intervals)
      throws SQLException {
    int[] written =
        session.batch(INSERT, intervals.stream().map(interval -> row(watched, interval)).toList());
    for (int i = 0; i < written.length; i++) {
      if (written[i] == 0) {
        throw new IllegalStateException(
            "an interval of %s, whose text was not stored"
                .formatted(intervals.get(i).fingerprint()));
      }
    }
  }

  private static @Nullable Object[] row(long watched, Interval interval) {
    Blocks blocks = interval.blocks();
    return new @Nullable Object[] {
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
      blocks.walBytes()
    };
  }
}
