package dev.assay.query.predict;

import dev.assay.bus.Fault;
import dev.assay.query.Forecast.Accuracy;
import dev.assay.query.Forecast.Interval;
import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Forecast.Source;
import dev.assay.query.Forecast.Validated;
import dev.assay.store.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The predictions that were given, with what was said of them. Those that nobody validated are kept
 * for a while, the newest of them; those that were, for good. Stateless; blocks.
 */
final class PredictionTable {
  private static final int KEPT = 200_000;
  private static final int JUDGED_BY = 10_000;

  private PredictionTable() {}

  /** A prediction with where and when it was made. */
  record Made(String database, Instant at, Prediction prediction) {}

  private record Stored(
      double predictedMs,
      @Nullable Double low,
      @Nullable Double high,
      String source,
      @Nullable String model,
      @Nullable Double actualMs) {
    boolean within(double actual) {
      return low != null && high != null && actual >= low && actual <= high;
    }
  }

  static int insert(Session session, List<Made> all) throws SQLException {
    for (Made made : all) {
      Prediction one = made.prediction();
      Interval interval = one.interval();
      Source source = one.source();
      session.update(
          """
          INSERT INTO prediction (id, made_at, database, fingerprint, scenario, predicted_ms, low,
            high, coverage, source, model, feature_version)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
          """,
          one.id(),
          made.at().toEpochMilli(),
          made.database(),
          one.fingerprint(),
          one.scenario().wire(),
          one.predictedMs(),
          interval == null ? null : interval.low(),
          interval == null ? null : interval.high(),
          interval == null ? null : interval.coverage(),
          source == null ? null : source.wire(),
          one.modelVersion(),
          one.featureVersion());
    }
    session.update(
        """
        DELETE FROM prediction
        WHERE actual_ms IS NULL AND seq <= (SELECT max(seq) FROM prediction) - ?\
        """,
        KEPT);
    return all.size();
  }

  /** Keeps what it really took; the first that is said stands. */
  static Validated validate(Session session, String id, double actualMs, Instant at)
      throws SQLException {
    Stored stored =
        session.first(
            "SELECT predicted_ms, low, high, source, model, actual_ms FROM prediction WHERE id = ?",
            PredictionTable::stored,
            id);
    if (stored == null) {
      throw Fault.ABSENT.because(
          "no prediction with the id '%s'; it never was, or is too long ago".formatted(id));
    }
    if (stored.actualMs() != null) {
      throw Fault.CONFLICT.because(
          "prediction %s was validated with %s ms already, which stands"
              .formatted(id, stored.actualMs()));
    }
    session.update(
        "UPDATE prediction SET actual_ms = ?, validated_at = ? WHERE id = ?",
        actualMs,
        at.toEpochMilli(),
        id);
    return new Validated(
        id,
        100 * (stored.predictedMs() - actualMs) / actualMs,
        stored.low() == null ? null : stored.within(actualMs),
        accuracy(session, stored));
  }

  // Of the model's version; of what was told without a model, by what it was told from.
  private static Accuracy accuracy(Session session, Stored like) throws SQLException {
    List<Stored> judged =
        session.all(
            """
            SELECT predicted_ms, low, high, source, model, actual_ms FROM prediction
            WHERE actual_ms IS NOT NULL AND source = ? AND model IS NOT DISTINCT FROM ?
            ORDER BY seq DESC LIMIT ?\
            """,
            PredictionTable::stored,
            like.source(),
            like.model(),
            JUDGED_BY);
    return Judged.accuracy(like.model(), judged.stream().map(PredictionTable::judged).toList());
  }

  private static Judged judged(Stored stored) {
    double actual = stored.actualMs() == null ? 0 : stored.actualMs();
    return new Judged(
        stored.predictedMs(), actual, stored.low() == null ? null : stored.within(actual));
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        row.getDouble("predicted_ms"),
        number(row, "low"),
        number(row, "high"),
        row.getString("source"),
        row.getString("model"),
        number(row, "actual_ms"));
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
