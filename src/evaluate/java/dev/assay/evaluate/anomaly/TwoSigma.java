package dev.assay.evaluate.anomaly;

import dev.assay.query.collect.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule that the detector is held against: a query is told of when the mean of an interval is
 * more than two standard deviations above that of all its earlier intervals. For one thread.
 */
final class TwoSigma implements Watcher {
  private static final double DEVIATIONS = 2;

  private final Map<String, Past> pasts = new HashMap<>();

  /** Welford's running mean and squared differences. */
  private static final class Past {
    private int count;
    private double mean;
    private double squared;
    private boolean above;

    boolean begins(double value) {
      boolean was = above;
      above = count > 1 && value > mean + DEVIATIONS * Math.sqrt(squared / (count - 1));
      count++;
      double off = value - mean;
      mean += off / count;
      squared += off * (value - mean);
      return above && !was;
    }
  }

  @Override
  public String name() {
    return "2 sigma";
  }

  @Override
  public List<Told> see(int interval, Recorded recorded) {
    List<Told> told = new ArrayList<>();
    for (Interval done : recorded.done()) {
      if (pasts.computeIfAbsent(done.fingerprint(), first -> new Past()).begins(done.meanMs())) {
        told.add(new Told(interval, done.fingerprint(), "slow"));
      }
    }
    return told;
  }
}
