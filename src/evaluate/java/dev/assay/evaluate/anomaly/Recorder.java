package dev.assay.evaluate.anomaly;

import dev.assay.evaluate.Machine;
import dev.assay.evaluate.anomaly.Workload.Load;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the application through the simulated time with its faults, and records what the collector
 * makes of it. One thread; blocks for minutes.
 */
final class Recorder {
  private static final Load USUAL = new Load(1, 1);
  private static final Load OFFICE = new Load(1.5, 1);
  private static final Load PEAK = new Load(2.5, 3);
  private static final int SAID_EVERY = 100;
  private static final int NIGHT = 24;
  private static final double NANOS = 1e9;

  private final long seed;
  private final Calendar calendar;
  private final Schedule schedule;
  private final List<Double> loads = new ArrayList<>();

  Recorder(long seed, Calendar calendar, Schedule schedule) {
    this.seed = seed;
    this.calendar = calendar;
    this.schedule = schedule;
  }

  Recording run(Path directory) throws IOException, SQLException, TimeoutException {
    long begin = System.nanoTime();
    try (Ground ground = Ground.open();
        Observer observer = new Observer(ground.url(), directory)) {
      Workload workload = new Workload(ground, seed);
      // The first calls fill the caches of the server and are in no interval.
      workload.interval(PEAK, () -> {});
      observer.begin(calendar.from(0));
      List<Recorded> intervals = intervals(ground, workload, observer);
      Map<String, String> names = new TreeMap<>();
      workload.examples().forEach((name, sql) -> names.put(observer.fingerprint(sql), name));
      double seconds = (System.nanoTime() - begin) / NANOS;
      return new Recording(
          new Setup(
              seed,
              calendar.weeks(),
              intervals.size(),
              schedule.faults(),
              names,
              ground.version(),
              Machine.text(),
              Math.round(seconds),
              load()),
          intervals);
    }
  }

  private List<Recorded> intervals(Ground ground, Workload workload, Observer observer)
      throws SQLException, TimeoutException {
    Injection injection = new Injection(ground, workload, new Random(seed));
    List<Recorded> intervals = new ArrayList<>();
    for (int i = 0; i < schedule.intervals(); i++) {
      if (i < calendar.hours() && i % NIGHT == 0) {
        ground.execute("VACUUM ANALYZE");
      }
      Fault fault = at(i);
      if (fault == null) {
        workload.interval(load(i), () -> {});
      } else {
        under(fault, i, injection, workload);
      }
      intervals.add(observer.end(calendar.from(i), calendar.to(i)));
      if (fault != null && i == fault.last()) {
        injection.end(fault);
      }
      if (i % SAID_EVERY == 0) {
        loads.add(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.err.printf("interval %d of %d%n", i, schedule.intervals());
      }
    }
    return intervals;
  }

  private void under(Fault fault, int interval, Injection injection, Workload workload)
      throws SQLException {
    if (interval == fault.first()) {
      System.err.printf(
          "interval %d: %s, %s %s%n",
          interval, fault.kind().wire(), fault.module(), fault.variant());
      injection.begin(fault);
    }
    injection.step(fault, interval);
    workload.interval(load(interval), () -> injection.within(fault));
  }

  private @Nullable Fault at(int interval) {
    return schedule.faults().stream()
        .filter(fault -> fault.covers(interval))
        .findFirst()
        .orElse(null);
  }

  private Load load(int interval) {
    if (calendar.peak(interval)) {
      return PEAK;
    }
    return calendar.office(interval) ? OFFICE : USUAL;
  }

  private @Nullable Double load() {
    double mean = loads.stream().mapToDouble(Double::doubleValue).average().orElse(-1);
    return mean < 0 ? null : mean;
  }
}
