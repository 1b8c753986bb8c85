package dev.assay.query.snapshot;

import dev.assay.query.Insight.PerCall;
import dev.assay.query.Insight.Snapshot;
import dev.assay.query.collect.Interval.Blocks;
import dev.assay.query.collect.Sums.Total;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot with all that it keeps. Immutable.
 *
 * @param covered how much of its time was really collected
 * @param queries by fingerprint, in order
 */
record Kept(Snapshot snapshot, Duration covered, Map<String, Did> queries) {
  private static final double HOUR_MS = Duration.ofHours(1).toMillis();

  Kept {
    queries = Collections.unmodifiableMap(new TreeMap<>(queries));
  }

  /**
   * What one query did.
   *
   * @param shape of its plan at that time; null where none was seen
   */
  record Did(Total total, @Nullable String shape) {

    PerCall perCall() {
      double calls = total.calls();
      Blocks blocks = total.blocks();
      return new PerCall(
          deviation(),
          total.rows() / calls,
          blocks.sharedHit() / calls,
          blocks.sharedRead() / calls,
          blocks.tempRead() / calls,
          blocks.tempWritten() / calls,
          blocks.walBytes() / calls);
    }

    private @Nullable Double deviation() {
      double mean = total.meanMs();
      // Rounding must not make a variance negative.
      double variance = Math.max(0, total.sumOfSquares() / total.calls() - mean * mean);
      return total.calls() < 2 ? null : Double.valueOf(Math.sqrt(variance));
    }
  }

  /** Milliseconds that a query took in an hour of what was collected; 0 where it was not called. */
  double timePerHour(String fingerprint) {
    Did did = queries.get(fingerprint);
    return did == null ? 0 : did.total().totalMs() * HOUR_MS / covered.toMillis();
  }
}
