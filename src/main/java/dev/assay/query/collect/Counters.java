package dev.assay.query.collect;

import dev.assay.query.collect.Interval.Blocks;
import org.jspecify.annotations.Nullable;

/**
 * What the server has counted of one statement, since it began to count. Immutable.
 *
 * @param since when it began, microseconds of the server's clock; null before PostgreSQL 17
 */
record Counters(long calls, Times times, long rows, Blocks blocks, @Nullable Since since) {

  /** Of the single calls, in milliseconds; the standard deviation is the population's. */
  record Times(double total, double mean, double stddev, double min, double max) {}

  /** The least and the greatest can be set back apart from all else. */
  record Since(long all, long minMax) {}

  /** Squared differences from the mean, added up. */
  double squaredDifferences() {
    return calls * times.stddev() * times.stddev();
  }

  /**
   * Whether these can be a later reading of the same counting: nothing went down, and the least and
   * the greatest were not forgotten.
   */
  boolean follow(Counters before) {
    Blocks was = before.blocks;
    boolean grew =
        calls >= before.calls
            && rows >= before.rows
            && times.total() >= before.times.total()
            && blocks.sharedHit() >= was.sharedHit()
            && blocks.sharedRead() >= was.sharedRead()
            && blocks.tempRead() >= was.tempRead()
            && blocks.tempWritten() >= was.tempWritten()
            && blocks.walBytes() >= was.walBytes();
    return grew
        && (since != null
            || before.calls == 0
            || (times.min() <= before.times.min() && times.max() >= before.times.max()));
  }
}
