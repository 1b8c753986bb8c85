package dev.assay.ml;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A clock that a test turns. It begins with the machine's own reading, since deadlines are readings
 * of that. Alarms ring on the thread that turns it.
 */
final class HandTime implements Time {
  private final List<Pending> pending = new ArrayList<>();
  private final List<Duration> asked = new ArrayList<>();
  private long nanos = System.nanoTime();
  private Instant now = Instant.parse("2026-05-05T10:00:00Z");

  private record Pending(long at, Runnable task) {}

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized Alarm after(long delay, Runnable task) {
    var alarm = new Pending(nanos + delay, task);
    pending.add(alarm);
    asked.add(Duration.ofNanos(delay));
    notifyAll();
    return () -> {
      synchronized (this) {
        pending.remove(alarm);
      }
    };
  }

  void advance(Duration by) {
    due(by).forEach(alarm -> alarm.task().run());
  }

  private synchronized List<Pending> due(Duration by) {
    nanos += by.toNanos();
    now = now.plus(by);
    List<Pending> due =
        pending.stream()
            .filter(alarm -> alarm.at() - nanos <= 0)
            .sorted(Comparator.comparingLong(Pending::at))
            .toList();
    pending.removeAll(due);
    return due;
  }

  /** Waits until somebody has set an alarm for exactly that long. */
  synchronized void awaitAlarm(Duration delay) throws InterruptedException {
    while (!asked.contains(delay)) {
      wait(5_000);
    }
    asked.clear();
  }
}
