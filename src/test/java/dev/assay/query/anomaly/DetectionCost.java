package dev.assay.query.anomaly;

import dev.assay.query.collect.Interval;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What looking at an interval of 5,000 statements costs, each with four weeks of past: a program to
 * be run by hand.
 */
final class DetectionCost {
  private static final int STATEMENTS = 5_000;
  private static final int WARM = 60;
  private static final int MEASURED = 120;
  private static final int HOURS = 27 * 24;
  private static final Instant START = Series.START;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SplittableRandom random = new SplittableRandom(1);
  private final Detection detection = new Detection("shop");

  private DetectionCost() {}

  public static void main(String[] arguments) {
    new DetectionCost().measure();
  }

  private void measure() {
    long before = used();
    long start = cpu();
    for (int i = 0; i < STATEMENTS; i++) {
      detection.learn(Map.of(print(i), past(i)), List.of());
    }
    System.out.printf(
        Locale.ROOT, "learning a query: %.2f ms of CPU%n", (cpu() - start) / 1e6 / STATEMENTS);
    Instant now = START.plus(Duration.ofHours(HOURS)).plus(Duration.ofDays(1));
    for (int i = 0; i < WARM; i++) {
      now = look(now);
    }
    long turns = 0;
    start = cpu();
    long made = 0;
    for (int i = 0; i < MEASURED; i++) {
      long making = cpu();
      List<Interval> done = minute(now);
      made += cpu() - making;
      turns +=
          detection
              .observe(new Closed(now, now.plus(MINUTE), done, List.of(), Map.of()))
              .size();
      now = now.plus(MINUTE);
    }
    System.out.printf(
        Locale.ROOT,
        "an interval of %d statements: %.1f ms of CPU (%.3f %% of a core each minute), %d turns in"
            + " %d intervals; %.1f kB of heap a statement%n",
        STATEMENTS,
        (cpu() - start - made) / 1e6 / MEASURED,
        (cpu() - start - made) / 1e6 / MEASURED / 600,
        turns,
        MEASURED,
        (used() - before) / 1e3 / STATEMENTS);
  }

  private Instant look(Instant now) {
    detection.observe(new Closed(now, now.plus(MINUTE), minute(now), List.of(), Map.of()));
    return now.plus(MINUTE);
  }

  private List<Interval> minute(Instant from) {
    List<Interval> done = new ArrayList<>();
    for (int i = 0; i < STATEMENTS; i++) {
      done.add(one(i, from, MINUTE));
    }
    return done;
  }

  private List<Interval> past(int i) {
    List<Interval> past = new ArrayList<>();
    Instant at = START;
    for (int hour = 0; hour < HOURS; hour++) {
      past.add(one(i, at, Duration.ofHours(1)));
      at = at.plus(Duration.ofHours(1));
    }
    for (int minute = 0; minute < 24 * 60; minute++) {
      past.add(one(i, at, MINUTE));
      at = at.plus(MINUTE);
    }
    return past;
  }

  private Interval one(int i, Instant from, Duration length) {
    double mean = (1 + i % 100) * Math.exp(0.2 * random.nextGaussian());
    long read = Math.round(100 * Math.exp(0.3 * random.nextGaussian()));
    return new Interval(
        print(i),
        from,
        from.plus(length),
        100,
        100 * mean,
        125 * mean * mean,
        null,
        null,
        100,
        new Interval.Blocks(4_000, read, 0, 0, 0));
  }

  private static String print(int i) {
    return String.format(Locale.ROOT, "%016x", i);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
