package dev.assay.sandbox;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Ends what takes too long or is wanted no more. Safe on any thread; has one of its own. */
final class Watch implements AutoCloseable {
  private static final long LOOK_MILLIS = 20;

  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1, work -> Thread.ofPlatform().daemon().name("sandbox-watch").unstarted(work));

  Watch() {
    clock.setRemoveOnCancelPolicy(true);
  }

  /** Looks until it is closed. */
  interface Guard extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Runs {@code end} whenever {@code over} says yes, until the guard is closed.
   *
   * @param end can bear to be run again; must not block
   */
  Guard over(BooleanSupplier over, Runnable end) {
    Look look = new Look(over, end);
    ScheduledFuture<?> looking =
        clock.scheduleWithFixedDelay(look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return () -> looking.cancel(false);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /** One look. */
  private record Look(BooleanSupplier over, Runnable end) implements Runnable {
    @Override
    public void run() {
      if (over.getAsBoolean()) {
        end.run();
      }
    }
  }
}
