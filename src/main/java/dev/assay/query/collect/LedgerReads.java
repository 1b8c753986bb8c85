package dev.assay.query.collect;

import dev.assay.bus.Fault;
import dev.assay.bus.Nearest;
import dev.assay.query.Query.Figures;
import dev.assay.query.Query.Order;
import dev.assay.query.collect.Interval.Blocks;
import dev.assay.store.RowReader;
import dev.assay.store.Session;
import io.vertx.core.json.JsonArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what was collected. Blocks. */
final class LedgerReads {
  private static final int MOST_INTERVALS = 500_000;

  private static final String INTERVALS =
      """
      SELECT q.fingerprint, i.* FROM watched_query q JOIN interval_minute i ON i.query = q.id
      WHERE q.watched = ?1 AND i.ended > ?2 %1$s
      UNION ALL
      SELECT q.fingerprint, i.* FROM watched_query q JOIN interval_hour i ON i.query = q.id
      WHERE q.watched = ?1 AND i.ended > ?2 %1$s
      ORDER BY 1, ended\
      """;
  private static final String NAMED = "AND q.fingerprint IN (SELECT value FROM json_each(?3))";

  private LedgerReads() {}

  private static String ranked(Order order) {
    return """
    SELECT q.fingerprint, q.normalized, q.approximate, s.*
    FROM (
      SELECT query, sum(calls) AS calls, sum(total) AS total, sum(squares) AS squares,
        CASE WHEN count(least) = count(*) THEN min(least) END AS least,
        CASE WHEN count(most) = count(*) THEN max(most) END AS most,
        sum(row_count) AS row_count, sum(shared_hit) AS shared_hit,
        sum(shared_read) AS shared_read, sum(temp_read) AS temp_read,
        sum(temp_written) AS temp_written, sum(wal_bytes) AS wal_bytes
      FROM (
        SELECT * FROM interval_minute WHERE watched = ?1 AND ended > ?2
        UNION ALL SELECT * FROM interval_hour WHERE watched = ?1 AND ended > ?2) i
      GROUP BY query) s
    JOIN watched_query q ON q.id = s.query
    ORDER BY %s DESC, q.fingerprint
    LIMIT ?3\
    """
        .formatted(column(order));
  }

  /** What is known of one database, without its figures. */
  record Collected(@Nullable Instant until, long queries) {
    static final Collected NOTHING = new Collected(null, 0);
  }

  static Map<String, Collected> collected(Session session) throws SQLException {
    Map<String, Collected> byName = new TreeMap<>();
    List<Map.Entry<String, Collected>> entries =
        session.all(
            """
            SELECT w.name, (SELECT max(ended) FROM watched_span s WHERE s.watched = w.id) AS until,
              (SELECT count(*) FROM watched_query q WHERE q.watched = w.id) AS queries
            FROM watched w\
            """,
            row ->
                Map.entry(
                    row.getString("name"),
                    new Collected(instant(row, "until"), row.getLong("queries"))));
    entries.forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
    return byName;
  }

  /** What was really collected of a span; null where nothing was. */
  record Span(Instant from, Instant to) {}

  static @Nullable Span span(Session session, String database, Instant since) throws SQLException {
    return session.first(
        """
        SELECT min(s.began, coalesce((SELECT min(h.began) FROM interval_hour h
            WHERE h.watched = ?1 AND h.ended > ?2), s.began)) AS began, s.ended
        FROM (SELECT min(began) AS began, max(ended) AS ended FROM watched_span
          WHERE watched = ?1 AND ended > ?2) s
        WHERE s.ended IS NOT NULL\
        """,
        row ->
            new Span(
                Instant.ofEpochMilli(row.getLong("began")),
                Instant.ofEpochMilli(row.getLong("ended"))),
        watched(session, database),
        since.toEpochMilli());
  }

  static List<Figures> top(Session session, String database, Instant since, Ranking ranking)
      throws SQLException {
    return session.all(
        ranked(ranking.order()),
        row ->
            figures(
                row.getString("fingerprint"),
                row.getString("normalized"),
                row.getBoolean("approximate"),
                delta(row)),
        watched(session, database),
        since.toEpochMilli(),
        ranking.limit());
  }

  /** Which queries come first, and how many. */
  record Ranking(Order order, int limit) {}

  private static String column(Order order) {
    return switch (order) {
      case TOTAL_TIME -> "s.total";
      case MEAN_TIME -> "s.total / s.calls";
      case CALLS -> "s.calls";
      case ROWS -> "s.row_count";
      case TEMP -> "s.temp_read + s.temp_written";
    };
  }

  static Figures figures(String fingerprint, String normalized, boolean approximate, Delta sum) {
    Blocks blocks = sum.blocks();
    return new Figures(
        fingerprint,
        normalized,
        approximate,
        sum.calls(),
        sum.total(),
        sum.total() / sum.calls(),
        sum.deviation(),
        sum.min(),
        sum.max(),
        sum.rows(),
        blocks.sharedHit(),
        blocks.sharedRead(),
        blocks.tempRead(),
        blocks.tempWritten(),
        blocks.walBytes());
  }

  /** {@code fingerprints} may be empty for all. */
  static Map<String, List<Interval>> intervals(
      Session session, String database, Collection<String> fingerprints, Instant since)
      throws SQLException {
    Map<String, List<Interval>> byFingerprint = new TreeMap<>();
    long watched = watched(session, database);
    int[] count = new int[1];
    RowReader<Boolean> reader =
        row -> {
          if (++count[0] > MOST_INTERVALS) {
            throw Fault.TOO_LARGE.because(
                "more than %d intervals of %s since %s; ask for fewer queries or less time"
                    .formatted(MOST_INTERVALS, database, since));
          }
          Interval interval = interval(row);
          return byFingerprint
              .computeIfAbsent(interval.fingerprint(), first -> new ArrayList<>())
              .add(interval);
        };
    if (fingerprints.isEmpty()) {
      session.all(INTERVALS.formatted(""), reader, watched, since.toEpochMilli());
    } else {
      String names = new JsonArray(List.copyOf(fingerprints)).encode();
      session.all(INTERVALS.formatted(NAMED), reader, watched, since.toEpochMilli(), names);
    }
    byFingerprint.replaceAll((fingerprint, intervals) -> List.copyOf(intervals));
    return byFingerprint;
  }

  static Statement statement(Session session, String database, String fingerprint)
      throws SQLException {
    Long query =
        session.first(
            "SELECT id FROM watched_query WHERE watched = ? AND fingerprint = ?",
            row -> row.getLong(1),
            watched(session, database),
            fingerprint);
    Statement found = query == null ? null : statement(session, query);
    if (found == null) {
      throw Fault.ABSENT.because(
          "no query '%s' was collected of %s; expected a fingerprint that its queries list"
              .formatted(Nearest.shortened(fingerprint), database));
    }
    return found;
  }

  private static @Nullable Statement statement(Session session, long query) throws SQLException {
    List<String> relations =
        session.all(
            "SELECT relation FROM watched_relation WHERE query = ? ORDER BY id",
            row -> row.getString(1),
            query);
    List<String> ids =
        session.all(
            "SELECT queryid FROM watched_query_id WHERE query = ? ORDER BY queryid",
            row -> Long.toString(row.getLong(1)),
            query);
    return session.first(
        """
        SELECT fingerprint, normalized, sample, algorithm, approximate FROM watched_query
        WHERE id = ?\
        """,
        row ->
            new Statement(
                row.getString("fingerprint"),
                row.getString("normalized"),
                row.getString("sample"),
                row.getString("algorithm"),
                row.getBoolean("approximate"),
                relations,
                ids),
        query);
  }

  // No database has the id 0, so that of one nothing was stored of nothing is found.
  static long watched(Session session, String database) throws SQLException {
    Long id =
        session.first("SELECT id FROM watched WHERE name = ?", row -> row.getLong(1), database);
    return id == null ? 0 : id;
  }

  private static Interval interval(ResultSet row) throws SQLException {
    return delta(row)
        .interval(
            row.getString("fingerprint"),
            Instant.ofEpochMilli(row.getLong("began")),
            Instant.ofEpochMilli(row.getLong("ended")));
  }

  private static Delta delta(ResultSet row) throws SQLException {
    return new Delta(
        row.getLong("calls"),
        row.getDouble("total"),
        row.getDouble("squares"),
        number(row, "least"),
        number(row, "most"),
        row.getLong("row_count"),
        new Blocks(
            row.getLong("shared_hit"),
            row.getLong("shared_read"),
            row.getLong("temp_read"),
            row.getLong("temp_written"),
            row.getLong("wal_bytes")));
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : Double.valueOf(value);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(value);
  }
}
