package dev.assay.query.advice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.Advisory.Advised;
import dev.assay.query.Advisory.Basis;
import dev.assay.query.Advisory.Decision;
import dev.assay.store.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Advice in the database. Stateless; blocks. */
final class AdviceTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AdviceTable() {}

  private record Body(
      AdviceKind kind,
      String rule,
      List<String> fingerprints,
      String text,
      @Nullable String ddl,
      Basis basis,
      @Nullable String node,
      Map<String, Double> evidence,
      double roi) {
    static Body of(Advised advised) {
      return new Body(
          advised.kind(),
          advised.rule(),
          advised.fingerprints(),
          advised.text(),
          advised.ddl(),
          advised.basis(),
          advised.node(),
          advised.evidence(),
          advised.roi());
    }

    Advised advised(String id) {
      return new Advised(
          id, kind, rule, fingerprints, text, ddl, basis, node, evidence, roi, Decision.OPEN, null);
    }
  }

  /** Keeps what was given, and what was decided on it before. */
  static int give(Session session, String database, List<Advised> all, Instant at)
      throws SQLException {
    for (Advised advised : all) {
      session.update(
          """
          INSERT INTO advice (id, database, body, given_at, decision) VALUES (?, ?, ?, ?, 'open')
          ON CONFLICT (id) DO UPDATE SET body = excluded.body, given_at = excluded.given_at\
          """,
          advised.id(),
          database,
          written(Body.of(advised)),
          at.toEpochMilli());
    }
    return all.size();
  }

  /** Forgets what nobody decided on and was not given since; gives how many. */
  static int forget(Session session, Instant before) throws SQLException {
    return session.update(
        "DELETE FROM advice WHERE decision = 'open' AND given_at < ?", before.toEpochMilli());
  }

  /** All of a database that somebody decided on, in the order of their ids. */
  static List<Stored> decided(Session session, String database) throws SQLException {
    return session.all(
        """
        SELECT id, body, decision, reason, decided_at, missing_at FROM advice
        WHERE database = ? AND decision IN ('accepted', 'dismissed') ORDER BY id\
        """,
        AdviceTable::stored,
        database);
  }

  /** One of a database; null where there is none. */
  static @Nullable Stored find(Session session, String database, String id) throws SQLException {
    return session.first(
        """
        SELECT id, body, decision, reason, decided_at, missing_at FROM advice
        WHERE database = ? AND id = ?\
        """,
        AdviceTable::stored,
        database,
        id);
  }

  /** What is to be stored of a decision; {@code before} is kept where there is some already. */
  record Decided(
      String id,
      Decision decision,
      @Nullable String reason,
      @Nullable Instant at,
      List<Stored.Before> before) {
    Decided {
      before = List.copyOf(before);
    }
  }

  static boolean decide(Session session, Decided decided) throws SQLException {
    session.update(
        "UPDATE advice SET decision = ?, reason = ?, decided_at = ?, missing_at = NULL WHERE id ="
            + " ?",
        decided.decision().wire(),
        decided.reason(),
        decided.at() == null ? null : decided.at().toEpochMilli(),
        decided.id());
    if (decided.decision() != Decision.ACCEPTED) {
      session.update("DELETE FROM advice_before WHERE advice = ?", decided.id());
    }
    for (Stored.Before before : decided.before()) {
      Series series = before.series();
      session.update(
          """
          INSERT INTO advice_before (advice, fingerprint, own, intervals, calls, total_ms,
            log_mean, log_deviation) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (advice, fingerprint) DO NOTHING\
          """,
          decided.id(),
          before.fingerprint(),
          before.own() ? 1 : 0,
          series.intervals(),
          series.calls(),
          series.totalMs(),
          series.logMean(),
          series.logDeviation());
    }
    return true;
  }

  /** The index of accepted advice was seen not to be there. */
  static int missing(Session session, String id, Instant at) throws SQLException {
    return session.update("UPDATE advice SET missing_at = ? WHERE id = ?", at.toEpochMilli(), id);
  }

  /** What was so before advice was accepted, in the order of the fingerprints. */
  static List<Stored.Before> before(Session session, String id) throws SQLException {
    return session.all(
        """
        SELECT fingerprint, own, intervals, calls, total_ms, log_mean, log_deviation
        FROM advice_before WHERE advice = ? ORDER BY fingerprint\
        """,
        row ->
            new Stored.Before(
                row.getString(1),
                row.getInt(2) == 1,
                new Series(
                    row.getInt(3),
                    row.getLong(4),
                    row.getDouble(5),
                    row.getDouble(6),
                    row.getDouble(7))),
        id);
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        read(row.getString("body")).advised(row.getString("id")),
        Decision.valueOf(row.getString("decision").toUpperCase(Locale.ROOT)),
        row.getString("reason"),
        instant(row, "decided_at"),
        instant(row, "missing_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(value);
  }

  private static String written(Body body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("advice is JSON", e);
    }
  }

  private static Body read(String json) {
    try {
      return JSON.readValue(json, Body.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored advice cannot be read", e);
    }
  }
}
