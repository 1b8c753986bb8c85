package dev.assay.query.collect;

import dev.assay.bus.Call;
import dev.assay.query.collect.Interval.Blocks;
import dev.assay.store.Database;
import dev.assay.store.Session;
import io.vertx.core.Future;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The history added up by query, for who wants to know more of it than he can hold. Safe on any
 * thread and never blocks: the store's workers read.
 */
public final class Sums {
  /** Batches of a span; more would not tell more, see {@link #variance}. */
  private static final int BATCHES = 30;

  private static final String SPENT =
      """
      SELECT q.fingerprint, q.normalized, s.*
      FROM (
        SELECT query, sum(intervals) AS intervals, count(*) AS batches,
          sum(total * total) AS tt, sum(total * calls) AS tc, sum(1.0 * calls * calls) AS cc,
          sum(calls) AS calls, sum(total) AS total, sum(squares) AS squares,
          sum(row_count) AS row_count, sum(shared_hit) AS shared_hit,
          sum(shared_read) AS shared_read, sum(temp_read) AS temp_read,
          sum(temp_written) AS temp_written, sum(wal_bytes) AS wal_bytes
        FROM (
          SELECT query, (ended - ?2 - 1) / ?3 AS batch, count(*) AS intervals,
            sum(calls) AS calls, sum(total) AS total, sum(squares) AS squares,
            sum(row_count) AS row_count, sum(shared_hit) AS shared_hit,
            sum(shared_read) AS shared_read, sum(temp_read) AS temp_read,
            sum(temp_written) AS temp_written, sum(wal_bytes) AS wal_bytes
          FROM (
            SELECT * FROM interval_minute WHERE watched = ?1 AND ended > ?2
            UNION ALL SELECT * FROM interval_hour WHERE watched = ?1 AND ended > ?2)
          GROUP BY query, batch)
        GROUP BY query) s
      JOIN watched_query q ON q.id = s.query
      ORDER BY q.fingerprint\
      """;

  private final Database database;

  public Sums(Database database) {
    this.database = database;
  }

  /**
   * What was collected since some time.
   *
   * @param covered how much of it was really collected
   */
  public record Spent(Instant from, Instant to, Duration covered, List<Total> queries) {
    public Spent {
      queries = List.copyOf(queries);
    }
  }

  /**
   * What one query did.
   *
   * @param sumOfSquares of the times of the single calls
   * @param batches contiguous parts of the span, at most 30, in which it was called
   * @param variance of its mean time, by how the batches differ; null for fewer than two
   */
  public record Total(
      String fingerprint,
      String normalized,
      long calls,
      double totalMs,
      double sumOfSquares,
      int intervals,
      int batches,
      @Nullable Double variance,
      long rows,
      Blocks blocks) {

    /** Milliseconds of a call; calls are never 0. */
    public double meanMs() {
      return totalMs / calls;
    }
  }

  /** What the queries did in intervals that end after {@code since}; empty where there are none. */
  public Future<Optional<Spent>> spent(String name, Instant since, Call call) {
    return database.read(call, session -> spent(session, name, since));
  }

  /** How long was collected in intervals that end after {@code since}. */
  public Future<Duration> covered(String name, Instant since, Call call) {
    return database.read(
        call,
        session -> covered(session, LedgerReads.watched(session, name), since.toEpochMilli()));
  }

  /** Since when there is a history of a database; empty where there is none. */
  public Future<Optional<Instant>> begun(String name, Call call) {
    return database.read(
        call,
        session ->
            Optional.ofNullable(LedgerReads.span(session, name, Instant.EPOCH))
                .map(LedgerReads.Span::from));
  }

  private static Optional<Spent> spent(Session session, String name, Instant since)
      throws SQLException {
    LedgerReads.Span span = LedgerReads.span(session, name, since);
    if (span == null) {
      return Optional.empty();
    }
    long watched = LedgerReads.watched(session, name);
    long after = since.toEpochMilli();
    long begin = Math.max(after, span.from().toEpochMilli());
    long batch = Math.max(1, Math.ceilDiv(span.to().toEpochMilli() - begin, BATCHES));
    List<Total> totals = session.all(SPENT, Sums::total, watched, begin, batch);
    return Optional.of(
        new Spent(span.from(), span.to(), covered(session, watched, after), totals));
  }

  private static Duration covered(Session session, long watched, long after) throws SQLException {
    return Duration.ofMillis(
        Objects.requireNonNull(
            session.first(
                """
                SELECT ifnull(sum(ended - began), 0) FROM watched_span
                WHERE watched = ? AND ended > ?\
                """,
                row -> row.getLong(1),
                watched,
                after)));
  }

  private static Total total(ResultSet row) throws SQLException {
    return new Total(
        row.getString("fingerprint"),
        row.getString("normalized"),
        row.getLong("calls"),
        row.getDouble("total"),
        row.getDouble("squares"),
        row.getInt("intervals"),
        row.getInt("batches"),
        variance(row),
        row.getLong("row_count"),
        new Blocks(
            row.getLong("shared_hit"),
            row.getLong("shared_read"),
            row.getLong("temp_read"),
            row.getLong("temp_written"),
            row.getLong("wal_bytes")));
  }

  /**
   * Of the mean R = T / C, a ratio of two sums over n batches with times t and calls c: n / (n-1) *
   * sum((t - R c)^2) / C^2 (Cochran, Sampling Techniques, 1977, chapter 6). It asks nothing of the
   * calls within a batch, which are not independent of each other. Intervals next to each other are
   * not either, so it is not they that are compared but 10 to 30 longer batches (Schmeiser, Batch
   * size effects in the analysis of simulation output, Operations Research 30, 1982).
   */
  private static @Nullable Double variance(ResultSet row) throws SQLException {
    double n = row.getInt("batches");
    if (n < 2) {
      return null;
    }
    double calls = row.getLong("calls");
    double ratio = row.getDouble("total") / calls;
    double squares =
        row.getDouble("tt")
            - 2 * ratio * row.getDouble("tc")
            + ratio * ratio * row.getDouble("cc");
    // Rounding can make it negative, which no sum of squares is.
    return n / (n - 1) * Math.max(0, squares) / (calls * calls);
  }
}
