package dev.assay.query.collect;

import dev.assay.query.collect.Interval.Blocks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a statement did between two readings; {@code calls} is at least 1. Immutable.
 *
 * @param sumOfSquares of the times of the single calls
 */
record Delta(
    long calls,
    double total,
    double sumOfSquares,
    @Nullable Double min,
    @Nullable Double max,
    long rows,
    Blocks blocks) {

  /** All that was counted, where counting began within the interval. */
  static Delta whole(Counters now) {
    Counters.Since since = now.since();
    boolean known = since == null || since.all() == since.minMax();
    return of(
        now,
        now.squaredDifferences(),
        known ? now.times().min() : null,
        known ? now.times().max() : null);
  }

  /**
   * What was counted since {@code before}.
   *
   * <p>The squared differences from the mean of two parts a and b add up to M = Ma + Mb + (mean_a -
   * mean_b)^2 * na * nb / n (Chan, Golub and LeVeque 1979); solved for the second part. Taking the
   * sums of squares from each other says the same, and loses more digits.
   */
  static Delta difference(Counters before, Counters now) {
    if (before.calls() == 0) {
      return whole(now);
    }
    Blocks was = before.blocks();
    Blocks is = now.blocks();
    Counters.Times times = now.times();
    long calls = now.calls() - before.calls();
    double total = times.total() - before.times().total();
    double apart = total / calls - before.times().total() / before.calls();
    double share = (double) before.calls() / now.calls() * calls;
    double squared = now.squaredDifferences() - before.squaredDifferences() - apart * apart * share;
    return of(
        new Counters(
            calls,
            new Counters.Times(total, total / calls, 0, 0, 0),
            now.rows() - before.rows(),
            new Blocks(
                is.sharedHit() - was.sharedHit(),
                is.sharedRead() - was.sharedRead(),
                is.tempRead() - was.tempRead(),
                is.tempWritten() - was.tempWritten(),
                is.walBytes() - was.walBytes()),
            null),
        squared,
        null,
        null);
  }

  private static Delta of(
      Counters counted, double squared, @Nullable Double min, @Nullable Double max) {
    long calls = counted.calls();
    double total = counted.times().total();
    boolean single = calls == 1;
    return new Delta(
        calls,
        total,
        // Rounding can make it negative, which no sum of squares is.
        total * total / calls + (single ? 0 : Math.max(0, squared)),
        single ? Double.valueOf(total) : min,
        single ? Double.valueOf(total) : max,
        counted.rows(),
        counted.blocks());
  }

  static Delta of(Interval interval) {
    return new Delta(
        interval.calls(),
        interval.totalMs(),
        interval.sumOfSquares(),
        interval.minMs(),
        interval.maxMs(),
        interval.rows(),
        interval.blocks());
  }

  /** The population's standard deviation; null for a single call, which has none. */
  @Nullable Double deviation() {
    double mean = total / calls;
    // Rounding must not make a variance negative.
    double variance = Math.max(0, sumOfSquares / calls - mean * mean);
    return calls < 2 ? null : Double.valueOf(Math.sqrt(variance));
  }

  /** Both together. */
  Delta plus(Delta other) {
    Blocks b = other.blocks;
    return new Delta(
        calls + other.calls,
        total + other.total,
        sumOfSquares + other.sumOfSquares,
        min == null || other.min == null ? null : Double.valueOf(Math.min(min, other.min)),
        max == null || other.max == null ? null : Double.valueOf(Math.max(max, other.max)),
        rows + other.rows,
        new Blocks(
            blocks.sharedHit() + b.sharedHit(),
            blocks.sharedRead() + b.sharedRead(),
            blocks.tempRead() + b.tempRead(),
            blocks.tempWritten() + b.tempWritten(),
            blocks.walBytes() + b.walBytes()));
  }

  Interval interval(String fingerprint, Instant from, Instant to) {
    return new Interval(fingerprint, from, to, calls, total, sumOfSquares, min, max, rows, blocks);
  }
}
