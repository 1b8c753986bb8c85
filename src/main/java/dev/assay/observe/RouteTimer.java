package dev.assay.observe;

import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Times the answers of one route or bus address by status; after the first answer of a status no
 * name is looked up and no text is made. Safe on any thread.
 */
public final class RouteTimer {
  private static final int STATUSES = 600;

  private final AtomicReferenceArray<Timer> timers = new AtomicReferenceArray<>(STATUSES);
  private final IntFunction<Timer> register;
  private final @Nullable Pace pace;

  /**
   * @param pace hears of every answer too; null where nobody wants to look at single seconds
   */
  RouteTimer(IntFunction<Timer> register, @Nullable Pace pace) {
    this.register = register;
    this.pace = pace;
  }

  /** An answer of that status was given after so long. */
  public void answered(int status, long nanos) {
    record(status, nanos);
    if (pace != null) {
      pace.answered(status, nanos);
    }
  }

  /** A stream ended after so long, which says nothing of how fast its route is. */
  public void streamed(int status, long nanos) {
    record(status, nanos);
    if (pace != null) {
      pace.counted(status);
    }
  }

  private void record(int status, long nanos) {
    int slot = Math.clamp(status, 0, STATUSES - 1);
    Timer timer = timers.get(slot);
    if (timer == null) {
      timer = register.apply(slot);
      timers.set(slot, timer);
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }
}
