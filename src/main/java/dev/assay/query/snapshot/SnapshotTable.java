package dev.assay.query.snapshot;

import dev.assay.bus.Fault;
import dev.assay.bus.Nearest;
import dev.assay.query.Insight.Snapshot;
import dev.assay.query.Insight.SnapshotType;
import dev.assay.query.collect.Interval.Blocks;
import dev.assay.query.collect.Sums.Total;
import dev.assay.query.snapshot.Kept.Did;
import dev.assay.store.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Snapshots in the store. Blocks. */
final class SnapshotTable {
  private static final int NAMED = 10;

  private SnapshotTable() {}

  /** Stores one, all of it or nothing. */
  static Snapshot put(Session session, Kept kept) throws SQLException {
    Snapshot snapshot = kept.snapshot();
    checkFree(session, snapshot.database(), snapshot.name());
    long seq =
        number(
            session,
        """
        INSERT INTO snapshot (id, database, name, type, taken_at, began, ended, covered, queries)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq\
        """,
        snapshot.id(),
        snapshot.database(),
        snapshot.name(),
        snapshot.type().wire(),
        snapshot.takenAt().toEpochMilli(),
        snapshot.from().toEpochMilli(),
        snapshot.to().toEpochMilli(),
        kept.covered().toMillis(),
        snapshot.queries());
    for (Did did : kept.queries().values()) {
      put(session, seq, text(session, snapshot.database(), did.total()), did);
    }
    return snapshot;
  }

  /** Fails with CONFLICT where a database has a snapshot of this name. */
  static void checkFree(Session session, String database, String name) throws SQLException {
    Snapshot taken =
        session.first(
            "SELECT * FROM snapshot WHERE database = ? AND name = ?",
            SnapshotTable::snapshot,
            database,
            name);
    if (taken != null) {
      throw Fault.CONFLICT.because(
          "%s has a snapshot '%s' already, taken at %s; give this one another name"
              .formatted(database, name, taken.takenAt()));
    }
  }

  private static long text(Session session, String database, Total total) throws SQLException {
    return number(
        session,
        """
        INSERT INTO snapshot_text (database, fingerprint, normalized) VALUES (?, ?, ?)
        ON CONFLICT (database, fingerprint) DO UPDATE SET normalized = excluded.normalized
        RETURNING id\
        """,
        database,
        total.fingerprint(),
        total.normalized());
  }

  private static void put(Session session, long seq, long text, Did did) throws SQLException {
    Total total = did.total();
    Blocks blocks = total.blocks();
    session.update(
        "INSERT INTO snapshot_query VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        seq,
        text,
        total.calls(),
        total.totalMs(),
        total.sumOfSquares(),
        total.intervals(),
        total.batches(),
        total.variance(),
        total.rows(),
        blocks.sharedHit(),
        blocks.sharedRead(),
        blocks.tempRead(),
        blocks.tempWritten(),
        blocks.walBytes(),
        did.shape());
  }

  /** Those of a database, the newest first. */
  static List<Snapshot> all(Session session, String database) throws SQLException {
    return session.all(
        "SELECT * FROM snapshot WHERE database = ? ORDER BY taken_at DESC, seq DESC",
        SnapshotTable::snapshot,
        database);
  }

  /** When the last scheduled one was taken; null where there is none. */
  static @Nullable Instant lastScheduled(Session session, String database) throws SQLException {
    return session.first(
        """
        SELECT max(taken_at) FROM snapshot WHERE database = ? AND type = 'scheduled'
        HAVING max(taken_at) IS NOT NULL\
        """,
        row -> Instant.ofEpochMilli(row.getLong(1)),
        database);
  }

  /**
   * Removes scheduled ones that were taken before, but for the last of each database, by which it
   * is known when the next is due; gives how many.
   */
  static int forget(Session session, Instant before) throws SQLException {
    int gone =
        session.update(
            """
            DELETE FROM snapshot WHERE type = 'scheduled' AND taken_at < ? AND EXISTS (
              SELECT 1 FROM snapshot later WHERE later.database = snapshot.database
                AND later.type = 'scheduled' AND later.taken_at > snapshot.taken_at)\
            """,
            before.toEpochMilli());
    if (gone > 0) {
      session.update(
          "DELETE FROM snapshot_text WHERE id NOT IN (SELECT text FROM snapshot_query)");
    }
    return gone;
  }

  /** A snapshot by its id or its name, an id first; ABSENT where the database has none such. */
  static Kept get(Session session, String database, String idOrName) throws SQLException {
    Found found =
        session.first(
            """
            SELECT * FROM snapshot WHERE id = ?2 OR (database = ?1 AND name = ?2)
            ORDER BY CASE WHEN id = ?2 AND database = ?1 THEN 0 WHEN database = ?1 THEN 1 ELSE 2 END
            LIMIT 1\
            """,
            row -> new Found(row.getLong("seq"), row.getLong("covered"), snapshot(row)),
            database,
            idOrName);
    if (found == null) {
      throw Fault.ABSENT.because(absent(session, database, idOrName));
    }
    Snapshot snapshot = found.snapshot();
    if (!snapshot.database().equals(database)) {
      throw Fault.INVALID.because(
          "the snapshot %s ('%s') is of the database %s; expected one of %s"
              .formatted(snapshot.id(), snapshot.name(), snapshot.database(), database));
    }
    return new Kept(snapshot, Duration.ofMillis(found.covered()), did(session, found.seq()));
  }

  private record Found(long seq, long covered, Snapshot snapshot) {}

  private static String absent(Session session, String database, String name)
      throws SQLException {
    List<Snapshot> all = all(session, database);
    String asked = Nearest.shortened(name);
    if (all.isEmpty()) {
      return "no snapshot '%s': none was taken of %s yet".formatted(asked, database);
    }
    String names =
        all.stream()
            .limit(NAMED)
            .map(snapshot -> "'%s'".formatted(snapshot.name()))
            .collect(Collectors.joining(", "));
    return "no snapshot '%s' of %s; there are %s%s"
        .formatted(
            asked,
            database,
            names,
            all.size() > NAMED ? " and %d older ones".formatted(all.size() - NAMED) : "");
  }

  private static Map<String, Did> did(Session session, long seq) throws SQLException {
    Map<String, Did> queries = new TreeMap<>();
    session
        .all(
            """
            SELECT t.fingerprint, t.normalized, q.* FROM snapshot_query q
            JOIN snapshot_text t ON t.id = q.text WHERE q.snapshot = ?\
            """,
            SnapshotTable::did,
            seq)
        .forEach(did -> queries.put(did.total().fingerprint(), did));
    return queries;
  }

  private static Did did(ResultSet row) throws SQLException {
    double variance = row.getDouble("variance");
    boolean unknown = row.wasNull();
    return new Did(
        new Total(
            row.getString("fingerprint"),
            row.getString("normalized"),
            row.getLong("calls"),
            row.getDouble("total"),
            row.getDouble("squares"),
            row.getInt("intervals"),
            row.getInt("batches"),
            unknown ? null : Double.valueOf(variance),
            row.getLong("row_count"),
            new Blocks(
                row.getLong("shared_hit"),
                row.getLong("shared_read"),
                row.getLong("temp_read"),
                row.getLong("temp_written"),
                row.getLong("wal_bytes"))),
        row.getString("shape"));
  }

  private static Snapshot snapshot(ResultSet row) throws SQLException {
    return new Snapshot(
        row.getString("id"),
        row.getString("database"),
        row.getString("name"),
        type(row.getString("type")),
        instant(row, "taken_at"),
        instant(row, "began"),
        instant(row, "ended"),
        row.getInt("queries"));
  }

  private static SnapshotType type(String wire) {
    return Arrays.stream(SnapshotType.values())
        .filter(type -> type.wire().equals(wire))
        .findFirst()
        .orElseThrow();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  private static long number(Session session, String sql, Object... values) throws SQLException {
    return Objects.requireNonNull(session.first(sql, row -> row.getLong(1), values));
  }
}
