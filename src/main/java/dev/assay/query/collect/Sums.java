package dev.assay.query.collect;

import dev.assay.bus.Call;
import dev.assay.query.collect.Interval.Blocks;
import dev.assay.store.Database;
import dev.assay.store.Session;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The history added up by query, for who wants to know more of it than he can hold. Safe on any
 * thread and never blocks: the store's workers read.
 */
public final class Sums {
  /** Batches of a span; more would not tell more, see {@link Tally#variance}. */
  private static final int BATCHES = 30;

  private static final long HOUR_MS = Duration.ofHours(1).toMillis();
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private static final String BATCH =
      """
      SELECT query, count(*) AS intervals, sum(calls) AS calls, sum(total) AS total,
        sum(squares) AS squares, sum(row_count) AS row_count, sum(shared_hit) AS shared_hit,
        sum(shared_read) AS shared_read, sum(temp_read) AS temp_read,
        sum(temp_written) AS temp_written, sum(wal_bytes) AS wal_bytes
      FROM (
        SELECT * FROM interval_minute WHERE watched = ?1 AND ended > ?2 AND ended <= ?3
        UNION ALL SELECT * FROM interval_hour WHERE watched = ?1 AND ended > ?2 AND ended <= ?3) parts
      GROUP BY query\
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
    return Optional.of(
        new Spent(
            span.from(),
            span.to(),
            covered(session, watched, after),
            totals(session, watched, new Range(after, span))));
  }

  /** The time after which intervals count, and what was collected of it. */
  private record Range(long after, LedgerReads.Span span) {
    long begin() {
      long begin = Math.max(after, span.from().toEpochMilli());
      return rolledUp() ? Math.floorDiv(begin, HOUR_MS) * HOUR_MS : begin;
    }

    long end() {
      return span.to().toEpochMilli();
    }

    // What is older than a day is added up to hours at any time, also between two batches; an hour
    // that is whole in one of them is counted once all the same.
    long batch() {
      long batch = Math.max(1, Math.ceilDiv(end() - begin(), BATCHES));
      return rolledUp() ? Math.ceilDiv(batch, HOUR_MS) * HOUR_MS : batch;
    }

    private boolean rolledUp() {
      return end() - after > DAY_MS;
    }
  }

  // Batch by batch, since millions of rows are sorted faster in parts.
  private static List<Total> totals(Session session, long watched, Range range)
      throws SQLException {
    Map<Long, Tally> tallies = new HashMap<>();
    long batch = range.batch();
    for (long begin = range.begin(); begin < range.end(); begin += batch) {
      session.all(
          BATCH,
          row ->
              tallies.computeIfAbsent(row.getLong("query"), first -> new Tally()).add(row),
          watched,
          Math.max(begin, range.after()),
          begin + batch);
    }
    List<Total> totals = new ArrayList<>();
    session.all(
        "SELECT id, fingerprint, normalized FROM watched_query WHERE watched = ? ORDER BY 2",
        row -> {
          Tally tally = tallies.get(row.getLong("id"));
          return tally != null
              && totals.add(tally.total(row.getString("fingerprint"), row.getString("normalized")));
        },
        watched);
    return totals;
  }

  private static Duration covered(Session session, long watched, long after) throws SQLException {
    return Duration.ofMillis(
        Objects.requireNonNull(
            session.first(
                """
                SELECT coalesce(sum(ended - began), 0) FROM watched_span
                WHERE watched = ? AND ended > ?\
                """,
                row -> row.getLong(1),
                watched,
                after)));
  }
}
