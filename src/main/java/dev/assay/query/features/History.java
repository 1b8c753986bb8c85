package dev.assay.query.features;

import dev.assay.query.collect.Interval;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;

/**
 * What intervals of one query, oldest first, say together. Immutable.
 *
 * <p>The recent mean weighs an interval's calls half as much for every five that came after it: by
 * place and not by age, so that it means the same for intervals of a minute and of an hour.
 */
record History(List<Interval> intervals) {
  private static final double HALF_LIFE = 5;
  private static final double MILLIS_PER_MINUTE = 60_000;

  History {
    intervals = List.copyOf(intervals);
  }

  double calls() {
    return sum(Interval::calls);
  }

  double recentMs() {
    double weights = 0;
    double weighted = 0;
    for (int i = 0; i < intervals.size(); i++) {
      double decay = Math.pow(2, (i - intervals.size() + 1) / HALF_LIFE);
      weights += decay * intervals.get(i).calls();
      weighted += decay * intervals.get(i).totalMs();
    }
    return Feature.ratio(weighted, weights);
  }

  double medianMs() {
    double[] means = means().sorted().toArray();
    int half = means.length / 2;
    if (means.length == 0) {
      return Feature.UNKNOWN;
    }
    return means.length % 2 == 1 ? means[half] : (means[half - 1] + means[half]) / 2;
  }

  double lastMs() {
    return intervals.isEmpty() ? Feature.UNKNOWN : intervals.getLast().meanMs();
  }

  double leastMeanMs() {
    return means().min().orElse(Feature.UNKNOWN);
  }

  double greatestMeanMs() {
    return means().max().orElse(Feature.UNKNOWN);
  }

  /** Of the single calls, not of the intervals' means. */
  double stddevMs() {
    double calls = calls();
    if (calls < 2) {
      return Feature.UNKNOWN;
    }
    double mean = meanMs();
    double squares = intervals.stream().mapToDouble(Interval::sumOfSquares).sum();
    return Math.sqrt(Math.max(0, squares / calls - mean * mean));
  }

  /** Of the single calls, each weighing the same. */
  double meanMs() {
    return Feature.ratio(intervals.stream().mapToDouble(Interval::totalMs).sum(), calls());
  }

  double variation() {
    return Feature.ratio(stddevMs(), meanMs());
  }

  double minMs() {
    return intervals.stream()
        .map(Interval::minMs)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .min()
        .orElse(Feature.UNKNOWN);
  }

  double maxMs() {
    return intervals.stream()
        .map(Interval::maxMs)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(Feature.UNKNOWN);
  }

  /** How the last interval stands to the usual one. */
  double trend() {
    return Feature.ratio(lastMs(), medianMs());
  }

  /** From the beginning of the first interval to the end of the last, the pauses counted in. */
  double callsPerMinute() {
    if (intervals.isEmpty()) {
      return Feature.UNKNOWN;
    }
    Duration span = Duration.between(intervals.getFirst().from(), intervals.getLast().to());
    return Feature.ratio(calls(), span.toMillis() / MILLIS_PER_MINUTE);
  }

  double perCall(ToLongFunction<Interval> figure) {
    return Feature.ratio(sum(figure), calls());
  }

  /** Share of the blocks that were found in the server's own memory. */
  double cachedShare() {
    double hit = sum(interval -> interval.blocks().sharedHit());
    return Feature.ratio(hit, hit + sum(interval -> interval.blocks().sharedRead()));
  }

  double lastRowsPerCall() {
    return intervals.isEmpty()
        ? Feature.UNKNOWN
        : new History(List.of(intervals.getLast())).perCall(Interval::rows);
  }

  private DoubleStream means() {
    return intervals.stream().mapToDouble(Interval::meanMs);
  }

  private double sum(ToLongFunction<Interval> figure) {
    return intervals.stream().mapToLong(figure).sum();
  }
}
