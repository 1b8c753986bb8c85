package dev.assay.lab.live;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that runs the subject, one job after another. {@link #run} is for one caller thread,
 * which waits; both spin for a moment before they park, since most jobs take microseconds.
 */
final class Worker {
  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 2_000 : 0;
  private static final long STACK = 1 << 20;
  private static final int MERCY_MILLIS = 100;
  private static final int PATIENCE = 4;

  private final Thread thread;
  private volatile @Nullable Runnable job;
  private volatile @Nullable Thread caller;
  private volatile boolean parked;
  private volatile boolean ended;

  /** How a job ended. */
  enum End {
    DONE,
    /** It ended when it was interrupted. */
    INTERRUPTED,
    /** It did not end; this worker is of no use any more. */
    STUCK
  }

  Worker(ThreadGroup group) {
    thread = new Thread(group, this::work, "subject", STACK);
    thread.setDaemon(true);
    thread.start();
  }

  private void work() {
    while (!ended) {
      Runnable next = next();
      if (next != null) {
        next.run();
        job = null;
        LockSupport.unpark(caller);
      }
    }
  }

  private @Nullable Runnable next() {
    for (int i = 0; i < SPINS; i++) {
      Runnable next = job;
      if (next != null) {
        return next;
      }
      Thread.onSpinWait();
    }
    parked = true;
    if (job == null && !ended) {
      LockSupport.park(this);
    }
    parked = false;
    // An interruption meant for a job would keep the thread from parking.
    Thread.interrupted();
    return job;
  }

  /** Runs a job that throws nothing. */
  End run(Runnable next, int millis) {
    job = next;
    if (parked) {
      LockSupport.unpark(thread);
    }
    if (spun() || waited(millis)) {
      return End.DONE;
    }
    for (int i = 1; i < PATIENCE && thread.getState() == Thread.State.RUNNABLE; i++) {
      if (waited(millis)) {
        return End.DONE;
      }
    }
    thread.interrupt();
    return waited(MERCY_MILLIS) ? End.INTERRUPTED : End.STUCK;
  }

  private boolean spun() {
    for (int i = 0; i < SPINS; i++) {
      if (job == null) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  private boolean waited(int millis) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    caller = Thread.currentThread();
    try {
      while (job != null) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        LockSupport.parkNanos(this, left);
      }
      return true;
    } finally {
      caller = null;
    }
  }

  /** Lets the thread end once it is idle. */
  void end() {
    ended = true;
    LockSupport.unpark(thread);
  }
}
