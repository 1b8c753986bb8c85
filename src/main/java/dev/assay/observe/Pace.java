package dev.assay.observe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * How fast one route answers now: what it took in a window that slides from sample to sample.
 * Answers are told on any thread without a lock; samples are taken on one thread at a time.
 *
 * <p>Prometheus' buckets are few, since many series are kept for long; a person who looks at one
 * second wants to tell 0.2 from 0.4 ms. HdrHistogram keeps two digits of everything.
 */
final class Pace {
  static final int WINDOW = 10;
  private static final int DIGITS = 2;
  private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(10);
  private static final int REFUSED = 400;
  private static final int FAILED = 500;

  private final LongAdder calls = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Deque<Histogram> intervals = new ArrayDeque<>();
  // Most routes of a server are never asked, and a recorder takes 40 kB.
  private volatile @Nullable Recorder recorder;
  private @Nullable Histogram window;
  private long total;

  /** What happened since the look before, and what the window holds. */
  record Look(long calls, long refused, long failed, long total, @Nullable Histogram window) {}

  void answered(int status, long nanos) {
    counted(status);
    Recorder there = recorder;
    (there == null ? begin() : there)
        .recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, LONGEST_US));
  }

  /** An answer of which the time says nothing. */
  void counted(int status) {
    calls.increment();
    if (status >= FAILED) {
      failed.increment();
    } else if (status >= REFUSED) {
      refused.increment();
    }
  }

  private synchronized Recorder begin() {
    Recorder there = recorder;
    if (there == null) {
      there = new Recorder(1, LONGEST_US, DIGITS);
      recorder = there;
    }
    return there;
  }

  /** To be called on one thread at a time. */
  Look look() {
    long since = calls.sumThenReset();
    total += since;
    Recorder there = recorder;
    if (there != null && (since > 0 || !quiet())) {
      slide(there);
    }
    Histogram held = window;
    return new Look(
        since,
        refused.sumThenReset(),
        failed.sumThenReset(),
        total,
        held == null || held.getTotalCount() == 0 ? null : held);
  }

  private boolean quiet() {
    Histogram held = window;
    return held == null || held.getTotalCount() == 0;
  }

  private void slide(Recorder there) {
    Histogram oldest = intervals.size() == WINDOW ? intervals.removeFirst() : null;
    Histogram held = window;
    if (held == null) {
      held = new Histogram(1, LONGEST_US, DIGITS);
      window = held;
    }
    if (oldest != null) {
      held.subtract(oldest);
    }
    Histogram newest = there.getIntervalHistogram(oldest);
    held.add(newest);
    intervals.addLast(newest);
  }
}
