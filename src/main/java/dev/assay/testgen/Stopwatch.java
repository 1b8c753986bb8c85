package dev.assay.testgen;

import java.util.LinkedHashMap;
import java.util.Map;

/** Measures how long each stage of a job took, in milliseconds. For one job and its thread. */
final class Stopwatch {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double PRECISION = 100;

  private final long start = System.nanoTime();
  private final Map<String, Double> stages = new LinkedHashMap<>();
  private long last = start;

  /** A stage ends now. */
  void lap(String stage) {
    long now = System.nanoTime();
    stages.merge(stage, millis(now - last), Double::sum);
    last = now;
  }

  /** The stages so far and their total. */
  Map<String, Double> read() {
    Map<String, Double> all = new LinkedHashMap<>(stages);
    all.put("total", millis(System.nanoTime() - start));
    return all;
  }

  private static double millis(long nanos) {
    return Math.round(nanos / NANOS_PER_MILLI * PRECISION) / PRECISION;
  }
}
