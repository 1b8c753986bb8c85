package dev.assay.query.demo;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The wish that the demo ends: asked for on any thread, heeded on the demo's own. */
final class Stop {
  private final CountDownLatch asked = new CountDownLatch(1);
  private @Nullable Connection busy;
  private @Nullable Thread waiting;

  /** What is waited for outside of our hands. */
  @FunctionalInterface
  interface Wait<T> {
    T get() throws IOException;
  }

  /** Ends what the demo's thread does now: what it waits for, and what its connection runs. */
  synchronized void ask() {
    asked.countDown();
    if (waiting != null) {
      waiting.interrupt();
    }
    if (busy != null) {
      try {
        busy.abort(Runnable::run);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  boolean asked() {
    return asked.getCount() == 0;
  }

  void check() throws InterruptedException {
    if (asked()) {
      throw new InterruptedException("closed");
    }
  }

  /**
   * Waits for what only an interrupt can cut short. Interrupts come at no other time: one that came
   * while the server is being stopped would leave it running.
   */
  <T> T interruptible(Wait<T> wait) throws IOException, InterruptedException {
    synchronized (this) {
      check();
      waiting = Thread.currentThread();
    }
    try {
      return wait.get();
    } finally {
      synchronized (this) {
        waiting = null;
        // What came too late to be noticed is told by asked().
        Thread.interrupted();
      }
    }
  }

  /** Makes {@code connection} one that is cut when the stop is asked for. */
  Connection over(Connection connection) throws InterruptedException {
    synchronized (this) {
      busy = connection;
    }
    check();
    return connection;
  }

  /** Waits so long, or until the stop is asked for. */
  void pause(long millis) throws InterruptedException {
    if (asked.await(millis, TimeUnit.MILLISECONDS)) {
      check();
    }
  }
}
