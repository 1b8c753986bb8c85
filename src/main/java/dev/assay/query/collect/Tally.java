package dev.assay.query.collect;

import dev.assay.query.collect.Interval.Blocks;
import dev.assay.query.collect.Sums.Total;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Adds up what one query did, batch by batch. For one thread. */
final class Tally {
  private Delta sum = new Delta(0, 0, 0, null, null, 0, new Blocks(0, 0, 0, 0, 0));
  private int intervals;
  private int batches;
  private double timesSquared;
  private double timesByCalls;
  private double callsSquared;

  /** Adds a row of what it did in one more batch. */
  Tally add(ResultSet row) throws SQLException {
    long calls = row.getLong("calls");
    double total = row.getDouble("total");
    intervals += row.getInt("intervals");
    batches++;
    timesSquared += total * total;
    timesByCalls += total * calls;
    callsSquared += (double) calls * calls;
    sum =
        sum.plus(
            new Delta(
                calls,
                total,
                row.getDouble("squares"),
                null,
                null,
                row.getLong("row_count"),
                new Blocks(
                    row.getLong("shared_hit"),
                    row.getLong("shared_read"),
                    row.getLong("temp_read"),
                    row.getLong("temp_written"),
                    row.getLong("wal_bytes"))));
    return this;
  }

  Total total(String fingerprint, String normalized) {
    return new Total(
        fingerprint,
        normalized,
        sum.calls(),
        sum.total(),
        sum.sumOfSquares(),
        intervals,
        batches,
        variance(),
        sum.rows(),
        sum.blocks());
  }

  /**
   * Of the mean R = T / C, a ratio of two sums over n batches with times t and calls c: n / (n-1) *
   * sum((t - R c)^2) / C^2 (Cochran, Sampling Techniques, 1977, chapter 6). It asks nothing of the
   * calls within a batch, which are not independent of each other. Intervals next to each other are
   * not either, so it is not they that are compared but 10 to 30 longer batches (Schmeiser, Batch
   * size effects in the analysis of simulation output, Operations Research 30, 1982).
   */
  @Nullable Double variance() {
    if (batches < 2) {
      return null;
    }
    double n = batches;
    double calls = sum.calls();
    double ratio = sum.total() / calls;
    double squares = timesSquared - 2 * ratio * timesByCalls + ratio * ratio * callsSquared;
    // Rounding can make it negative, which no sum of squares is.
    return n / (n - 1) * Math.max(0, squares) / (calls * calls);
  }
}
