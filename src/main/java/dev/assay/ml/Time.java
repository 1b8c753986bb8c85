package dev.assay.ml;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The clocks and the alarm of the proxy, so that a test can turn them by hand. Any thread. */
interface Time {
  /** A reading of the clock that {@link dev.assay.bus.Call#deadline()} is one of. */
  long nanos();

  /** What people call now. */
  Instant now();

  /** Does {@code task} once, after some nanoseconds, on the caller's context. */
  Alarm after(long nanos, Runnable task);

  /** What was set. */
  @FunctionalInterface
  interface Alarm {
    /** Takes it back; nothing where it rang already. */
    void cancel();
  }

  /** The clocks of the machine and the timers of Vert.x. */
  static Time of(Vertx vertx) {
    return new Time() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public Alarm after(long nanos, Runnable task) {
        // Vert.x counts in milliseconds, at least one; rounded up, so that no alarm rings early.
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
        long id = vertx.setTimer(millis, rung -> task.run());
        return () -> vertx.cancelTimer(id);
      }
    };
  }
}
