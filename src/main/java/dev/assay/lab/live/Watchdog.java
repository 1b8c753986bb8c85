package dev.assay.lab.live;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Interrupts runs that take too long. The one who runs calls {@link #begin} and {@link #end} on one
 * thread; a thread of its own looks on. Runs are not handed over to another thread, since on a busy
 * machine that costs far more than most of them take.
 */
final class Watchdog {
  private static final int PHASES = 5;
  private static final int IDLE = 0;
  private static final int RUNNING = 1;
  private static final int OVERDUE = 2;
  private static final int INTERRUPTED = 3;
  private static final int GIVEN_UP = 4;
  private static final int LOOKS = 5;

  /**
   * How much more time a run that computes has; less on a mutant, which has a run to compare to.
   */
  private static final int PATIENCE = 4;

  private static final double FULL = 0.9;

  private static final int PATIENCE_WITH_MUTANTS = 2;

  /** Looks at an interrupted run: counted, since who looks is as short of a processor as it is. */
  private static final int MERCY = 100;

  /** Where the memory is full each look waits for it to be tidied: then time is what counts. */
  private static final long LONGEST_MERCY = TimeUnit.SECONDS.toNanos(1);

  private final Thread runner = Thread.currentThread();
  private final int millis;
  private final Runnable exhaust;
  private final Runnable stuck;
  // The number of the run and its phase in one, so that a run is never taken for the next.
  private final AtomicLong state = new AtomicLong();
  private final Thread thread;
  private volatile int patience = PATIENCE;
  private volatile boolean closed;

  /**
   * Watches the thread that makes it.
   *
   * @param exhaust called before a run is interrupted, so that one that catches the interrupt and
   *     waits again ends all the same
   * @param stuck called once a run has not ended though it was interrupted
   */
  Watchdog(int millis, Runnable exhaust, Runnable stuck) {
    this.millis = millis;
    this.exhaust = exhaust;
    this.stuck = stuck;
    this.thread = new Thread(this::watch, "watchdog");
    thread.setDaemon(true);
    thread.start();
  }

  boolean is(Thread other) {
    return other.equals(thread);
  }

  /**
   * Begins a run.
   *
   * @param mutant whether it is one of changed code, of which a run as it was has ended
   */
  void begin(boolean mutant) {
    patience = mutant ? PATIENCE_WITH_MUTANTS : PATIENCE;
    state.set(state.get() + RUNNING);
  }

  /**
   * Ends the run; says whether it was interrupted. Throws {@link GivenUp} where it is too late:
   * what is known was read by then, and is not to be written to.
   */
  boolean end() {
    long now = state.get();
    long next = now - now % PHASES + PHASES;
    if (now % PHASES == RUNNING && state.compareAndSet(now, next)) {
      return false;
    }
    while (state.get() % PHASES == OVERDUE) {
      Thread.onSpinWait();
    }
    Thread.interrupted();
    if (!state.compareAndSet(next - PHASES + INTERRUPTED, next)) {
      throw new GivenUp();
    }
    return true;
  }

  /** Ends the thread of a run that came back after it was given up. Immutable. */
  static final class GivenUp extends Error {
    @java.io.Serial private static final long serialVersionUID = 1;

    GivenUp() {
      super("the run was given up", null, false, false);
    }
  }

  private void watch() {
    long seen = IDLE;
    long since = System.nanoTime();
    while (!closed) {
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(Math.max(1, millis / LOOKS)));
      long now = state.get();
      if (now != seen) {
        seen = now;
        since = System.nanoTime();
      } else if (now % PHASES == RUNNING && overdue(since)) {
        interrupt(now);
      }
    }
  }

  // What waits is given less time than what computes, which may only be short of a processor. What
  // has filled the memory makes everything wait for it.
  private boolean overdue(long since) {
    long taken = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
    boolean computes = runner.getState() == Thread.State.RUNNABLE && !full();
    return taken >= (computes ? (long) patience * millis : millis);
  }

  private static boolean full() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory() > FULL * runtime.maxMemory();
  }

  private void interrupt(long run) {
    if (!state.compareAndSet(run, run - RUNNING + OVERDUE)) {
      return;
    }
    // The runner does not begin its next run before it is told that it was interrupted.
    exhaust.run();
    runner.interrupt();
    long interrupted = run - RUNNING + INTERRUPTED;
    state.set(interrupted);
    long since = System.nanoTime();
    for (int looks = 0; looks < MERCY && state.get() == interrupted; looks++) {
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(1));
      if (full()) {
        // The end of the memory is its end too, unless that takes too long.
        looks = System.nanoTime() - since > LONGEST_MERCY ? MERCY : 0;
      }
    }
    if (state.compareAndSet(interrupted, run - RUNNING + GIVEN_UP)) {
      stuck.run();
    }
  }

  void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
