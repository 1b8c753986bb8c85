package dev.assay.patterns;

import dev.assay.bus.Wire;
import dev.assay.patterns.Patterns.Provenance;
import dev.assay.patterns.Patterns.Stored;
import dev.assay.store.Session;
import io.vertx.core.buffer.Buffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of patterns: how they are written and read back. Stateless; used on store workers. */
final class PatternTable {
  private static final String COLUMNS =
      "SELECT p.id, p.hash, p.provenance, p.accepted, p.rejected, p.stamp, b.body"
          + " FROM pattern AS p JOIN pattern_body AS b ON b.id = p.id ";

  private PatternTable() {}

  /** One pattern as it is in the tables. */
  record Kept(long row, String hash, Evidence evidence, Pattern pattern) {
    Stored stored(boolean created, Instant now) {
      Evidence today = evidence.at(now);
      return new Stored(
          hash,
          pattern,
          evidence.provenance(),
          created,
          today.alpha(),
          today.beta(),
          today.confidence());
    }
  }

  /** What is to be stored. */
  record Fresh(Pattern pattern, Evidence evidence, @Nullable String parent) {}

  static @Nullable Kept byHash(Session session, String hash) throws SQLException {
    return session.first(COLUMNS + "WHERE p.hash = ?", PatternTable::kept, hash);
  }

  static @Nullable Kept byRow(Session session, long row) throws SQLException {
    return session.first(COLUMNS + "WHERE p.id = ?", PatternTable::kept, row);
  }

  static List<Kept> page(Session session, String after, int limit) throws SQLException {
    return session.all(
        COLUMNS + "WHERE p.hash > ? ORDER BY p.hash LIMIT ?", PatternTable::kept, after, limit);
  }

  /** Stores a pattern; false where its content is there already, which is then left as it is. */
  static boolean insert(Session session, Fresh fresh) throws SQLException {
    Pattern pattern = fresh.pattern();
    Evidence evidence = fresh.evidence();
    String hash = Identity.of(pattern);
    PatternWords words = PatternWords.of(pattern);
    int inserted =
        session.update(
            """
            INSERT INTO pattern (hash, domain, provenance, parent, archived, accepted, rejected,
              stamp, ceiling, length, title, operation, words, shape)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING\
            """,
            hash,
            pattern.domain().wire(),
            evidence.provenance().wire(),
            fresh.parent(),
            evidence.archived() ? 1 : 0,
            evidence.accepted(),
            evidence.rejected(),
            evidence.stamp().toEpochMilli(),
            evidence.ceiling(),
            words.length(),
            words.title(),
            words.operation(),
            words.words(),
            words.shape());
    if (inserted == 0) {
      return false;
    }
    session.update(
        "INSERT INTO pattern_body (id, body) SELECT id, ? FROM pattern WHERE hash = ?",
        Wire.encode(pattern).toString(),
        hash);
    return true;
  }

  static void update(Session session, long row, Evidence evidence) throws SQLException {
    session.update(
        """
        UPDATE pattern SET provenance = ?, archived = ?, accepted = ?, rejected = ?, stamp = ?,
          ceiling = ? WHERE id = ?\
        """,
        evidence.provenance().wire(),
        evidence.archived() ? 1 : 0,
        evidence.accepted(),
        evidence.rejected(),
        evidence.stamp().toEpochMilli(),
        evidence.ceiling(),
        row);
  }

  /** Grows the generation by one, as part of the transaction that changes what can be found. */
  static long nextGeneration(Session session) throws SQLException {
    session.update("UPDATE pattern_fact SET value = value + 1 WHERE name = 'generation'");
    return generation(session);
  }

  static long generation(Session session) throws SQLException {
    return session
        .all("SELECT value FROM pattern_fact WHERE name = 'generation'", row -> row.getLong(1))
        .getFirst();
  }

  static @Nullable String fact(Session session, String name) throws SQLException {
    return session.first(
        "SELECT value FROM pattern_fact WHERE name = ?", row -> row.getString(1), name);
  }

  static void setFact(Session session, String name, String value) throws SQLException {
    session.update(
        "INSERT INTO pattern_fact (name, value) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value);
  }

  /** The evidence in four columns from {@code first} on, in the table's order. */
  static Evidence evidence(ResultSet row, int first) throws SQLException {
    return new Evidence(
        Provenance.parse(row.getString(first)),
        row.getDouble(first + 1),
        row.getDouble(first + 2),
        Instant.ofEpochMilli(row.getLong(first + 3)));
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getLong(1),
        row.getString(2),
        evidence(row, 3),
        Wire.decode(Buffer.buffer(row.getString(7)), Pattern.class));
  }
}
