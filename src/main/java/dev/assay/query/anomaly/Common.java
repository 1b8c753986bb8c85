package dev.assay.query.anomaly;

import dev.assay.query.collect.Interval;
import java.util.List;

/**
 * How much longer than usual the median query of an interval took: what all queries share is the
 * machine, the network or the server, and none of them. Immutable.
 *
 * <p>The median of what remains of each query, weighted by one over its spread, so that those that
 * are steady say more: the estimate of greatest likelihood where errors are as Laplace's
 * (Edgeworth, "On Observations Relating to Several Quantities", 1887). It is moved little by a
 * fault of less than half of the weight.
 *
 * @param value ln of how many times as long; not a number where too few queries tell it
 * @param queries that tell it
 * @param slower those of them that take at least 1.5 times as long as usual
 */
record Common(double value, int queries, int slower) {
  /** Queries without which nothing is said of all of them. */
  static final int FEWEST = 8;

  private static final double NOTABLE = 1.1;

  static Common of(List<Offset> offsets) {
    int slower = (int) offsets.stream().filter(one -> one.rest() >= Metric.TIME.effect).count();
    double value =
        offsets.size() < FEWEST
            ? Double.NaN
            : Robust.median(
                offsets.stream().mapToDouble(Offset::rest).toArray(),
                offsets.stream().mapToDouble(one -> 1 / one.sigma()).toArray());
    return new Common(value, offsets.size(), slower);
  }

  boolean known() {
    return !Double.isNaN(value);
  }

  /** What times are divided by; 1 where it is not known, and where all is faster than usual. */
  double factor() {
    return known() ? Math.max(1, Math.exp(value)) : 1;
  }

  /** Whether it is so much that it has to be said of figures that are divided by it. */
  boolean notable() {
    return factor() >= NOTABLE;
  }

  /** The interval as it would have been without it. */
  Interval without(Interval interval) {
    double factor = factor();
    if (factor <= 1) {
      return interval;
    }
    Double min = interval.minMs();
    Double max = interval.maxMs();
    return new Interval(
        interval.fingerprint(),
        interval.from(),
        interval.to(),
        interval.calls(),
        interval.totalMs() / factor,
        interval.sumOfSquares() / factor / factor,
        min == null ? null : min / factor,
        max == null ? null : max / factor,
        interval.rows(),
        interval.blocks());
  }
}
