package dev.assay.query.collect;

import dev.assay.bus.Call;
import dev.assay.store.Database;
import dev.assay.store.Session;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The history added up by time, for who looks for what recurs in it. A bucket is the number of times
 * that its length fits between 1970 and its begin, and has what ended in it. Safe on any thread and
 * never blocks: the store's workers read.
 */
public final class Loads {
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();

  // Added up by their end first, in which order they lie: no sorting of millions of rows.
  private static final String CALLS =
      """
      SELECT (ended - 1) / ?3 AS bucket, sum(calls) AS calls
      FROM (
        SELECT ended, sum(calls) AS calls FROM interval_minute
          WHERE watched = ?1 AND ended > ?2 GROUP BY ended
        UNION ALL SELECT ended, sum(calls) FROM interval_hour
          WHERE watched = ?1 AND ended > ?2 GROUP BY ended) readings
      GROUP BY bucket\
      """;

  // CROSS JOIN is SQLite's word for keeping the order: each bucket is one range of the key.
  private static final String WITHIN =
      """
      SELECT q.fingerprint, s.calls
      FROM (
        SELECT query, sum(calls) AS calls
        FROM (
          SELECT i.query, i.calls FROM json_each(?2) b CROSS JOIN interval_minute i
            WHERE i.watched = ?1 AND i.ended > CAST(b.value AS BIGINT) * ?3
              AND i.ended <= (CAST(b.value AS BIGINT) + 1) * ?3
          UNION ALL SELECT i.query, i.calls FROM json_each(?2) b CROSS JOIN interval_hour i
            WHERE i.watched = ?1 AND i.ended > CAST(b.value AS BIGINT) * ?3
              AND i.ended <= (CAST(b.value AS BIGINT) + 1) * ?3) parts
        GROUP BY query) s
      JOIN watched_query q ON q.id = s.query
      ORDER BY q.fingerprint\
      """;

  // Of the hours alone: the minutes of the last day are too many to look for what is rare. Most are
  // not, which an index alone can tell, so that few are added up.
  private static final String HEAVY =
      """
      SELECT q.fingerprint
      FROM (
        SELECT id, fingerprint,
          (SELECT count(*) FROM interval_hour h WHERE h.query = w.id) AS hours
        FROM watched_query w WHERE watched = ?1) q
      CROSS JOIN interval_hour i
      WHERE i.query = q.id AND q.hours BETWEEN 2 AND ?2
      GROUP BY q.id, q.fingerprint
      HAVING sum(i.total) >= ?3 * count(*) OR sum(i.row_count) >= ?4 * count(*)
        OR sum(i.temp_read + i.temp_written) >= ?5 * count(*)
      ORDER BY sum(i.total) DESC, q.fingerprint LIMIT ?6\
      """;

  private final Database database;

  public Loads(Database database) {
    this.database = database;
  }

  /** A time from one reading to the next. */
  public record Reading(Instant from, Instant to) {}

  /** All calls of a database, by bucket in order, and when it was read; both since some time. */
  public record Calls(List<Reading> readings, Map<Long, Long> byBucket) {
    public Calls {
      readings = List.copyOf(readings);
    }
  }

  /**
   * What a query that runs seldom must bring in each hour in which it runs, one of three, to be
   * heavy.
   *
   * @param mostHours in which it runs, else it is not seldom
   */
  public record Heavy(long mostHours, double totalMs, long rows, long tempBlocks, int limit) {}

  /** How often it was called, and when it was looked. */
  public Future<Calls> calls(String name, Instant since, Duration bucket, Call call) {
    return database.read(
        call,
        session -> {
          long watched = LedgerReads.watched(session, name);
          long after = since.toEpochMilli();
          return new Calls(
              readings(session, watched, after),
              counted(session, CALLS, watched, after, bucket.toMillis()));
        });
  }

  private static List<Reading> readings(Session session, long watched, long after)
      throws SQLException {
    return session.all(
        """
        SELECT began, ended FROM watched_span WHERE watched = ? AND ended > ? ORDER BY ended\
        """,
        row ->
            new Reading(
                Instant.ofEpochMilli(row.getLong("began")),
                Instant.ofEpochMilli(row.getLong("ended"))),
        watched,
        after);
  }

  private static Map<Long, Long> counted(Session session, String sql, Object... values)
      throws SQLException {
    Map<Long, Long> counted = new TreeMap<>();
    session
        .all(sql, row -> Map.entry(row.getLong("bucket"), row.getLong("calls")), values)
        .forEach(entry -> counted.put(entry.getKey(), entry.getValue()));
    return counted;
  }

  /** How often each query was called in these buckets together, by fingerprint in order. */
  public Future<Map<String, Long>> within(
      String name, Collection<Long> buckets, Duration bucket, Call call) {
    String asked = new JsonArray(buckets.stream().map(String::valueOf).toList()).encode();
    return database.read(
        call,
        session -> {
          Map<String, Long> calls = new TreeMap<>();
          session
              .all(
                  WITHIN,
                  row -> Map.entry(row.getString("fingerprint"), row.getLong("calls")),
                  LedgerReads.watched(session, name),
                  asked,
                  bucket.toMillis())
              .forEach(entry -> calls.put(entry.getKey(), entry.getValue()));
          return calls;
        });
  }

  /**
   * How often the seldom and heavy queries were called, by fingerprint and hour; those that took
   * most time, if there are more than the limit.
   */
  public Future<Map<String, Map<Long, Long>>> heavy(String name, Heavy heavy, Call call) {
    return database.read(
        call,
        session -> {
          long watched = LedgerReads.watched(session, name);
          List<String> found =
              session.all(
                  HEAVY,
                  row -> row.getString("fingerprint"),
                  watched,
                  heavy.mostHours(),
                  heavy.totalMs(),
                  heavy.rows(),
                  heavy.tempBlocks(),
                  heavy.limit());
          Map<String, Map<Long, Long>> hours = new TreeMap<>();
          for (String table : List.of("interval_minute", "interval_hour")) {
            add(session, hours(table), new Asked(watched, found), hours);
          }
          return hours;
        });
  }

  private static String hours(String table) {
    return """
    SELECT q.fingerprint, (i.ended - 1) / ?3 AS bucket, sum(i.calls) AS calls
    FROM watched_query q JOIN %s i ON i.query = q.id
    WHERE q.watched = ?1 AND q.fingerprint IN (SELECT value FROM json_each(?2))
    GROUP BY q.fingerprint, bucket\
    """
        .formatted(table);
  }

  private record Asked(long watched, List<String> fingerprints) {}

  private record Hour(String fingerprint, long bucket, long calls) {}

  private static void add(
      Session session, String sql, Asked asked, Map<String, Map<Long, Long>> hours)
      throws SQLException {
    session
        .all(
            sql,
            row ->
                new Hour(
                    row.getString("fingerprint"), row.getLong("bucket"), row.getLong("calls")),
            asked.watched(),
            new JsonArray(asked.fingerprints()).encode(),
            HOUR_MS)
        .forEach(hour ->
            hours
                .computeIfAbsent(hour.fingerprint(), first -> new TreeMap<>())
                .merge(hour.bucket(), hour.calls(), Long::sum));
  }
}
