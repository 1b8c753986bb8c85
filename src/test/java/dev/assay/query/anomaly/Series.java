package dev.assay.query.anomaly;

import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.collect.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What one query does, interval after interval, with noise of a seed, and what a detection says to
 * it. The clock begins on a Thursday.
 */
final class Series {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final String PRINT = "00000000000000a1";

  private final RandomGenerator random;
  private final Duration step;
  final Detection detection = new Detection("shop");
  final List<Turn> turns = new ArrayList<>();
  private final List<Interval> past = new ArrayList<>();
  private final List<PlanChanged> changes = new ArrayList<>();
  private @Nullable Prediction prediction;
  private Instant now = START;
  private double noise = 0.15;
  private double wild;

  Series(long seed, Duration step) {
    this.random = new SplittableRandom(seed);
    this.step = step;
  }

  Series noise(double width) {
    noise = width;
    return this;
  }

  /** One call of the next interval takes so much longer. */
  Series wild(double ms) {
    wild = ms;
    return this;
  }

  Series predicted(@Nullable Prediction next) {
    prediction = next;
    return this;
  }

  Series flip(String before, String after) {
    changes.add(new PlanChanged("shop", PRINT, before, after, now));
    return this;
  }

  /** What calls do in an interval, on average. */
  record Calls(long calls, double ms, double hit, double read) {
    static Calls of(double ms) {
      return new Calls(200, ms, 40, 1);
    }
  }

  /** What calls do at a time. */
  interface At {
    Calls at(Instant to, int i);
  }

  /** So many intervals of the same. */
  Series run(int intervals, double ms) {
    return run(intervals, (to, i) -> Calls.of(ms));
  }

  Series run(int intervals, At at) {
    for (int i = 0; i < intervals; i++) {
      one(at.at(now.plus(step), i));
    }
    return this;
  }

  /** Nothing is collected for so long. */
  Series pause(Duration time) {
    now = now.plus(time);
    return this;
  }

  Instant now() {
    return now;
  }

  private void one(Calls calls) {
    Instant to = now.plus(step);
    List<Interval> done = calls.calls() == 0 ? List.of() : List.of(interval(calls, to));
    past.addAll(done);
    turns.addAll(
        detection.observe(
            new Closed(
                now,
                to,
                done,
                changes,
                prediction == null ? Map.of() : Map.of(PRINT, prediction))));
    changes.clear();
    now = to;
  }

  private Interval interval(Calls calls, Instant to) {
    long n = calls.calls();
    double mean = calls.ms() * wobble();
    double total = mean * n + wild;
    // Calls spread about their mean by half of it.
    double squares = n * mean * mean * 1.25 + wild * wild;
    wild = 0;
    long hit = Math.round(calls.hit() * n * wobble());
    long read = Math.round(calls.read() * n * wobble());
    return new Interval(
        PRINT, now, to, n, total, squares, null, null, n, new Interval.Blocks(hit, read, 0, 0, 0));
  }

  private double wobble() {
    return Math.exp(noise * random.nextGaussian());
  }

  /** All that it did. */
  List<Interval> done() {
    return List.copyOf(past);
  }

  List<Turn> opened() {
    return turns.stream().filter(turn -> turn.event() == Turn.Event.OPENED).toList();
  }

  List<Turn> resolved() {
    return turns.stream().filter(turn -> turn.event() == Turn.Event.RESOLVED).toList();
  }
}
