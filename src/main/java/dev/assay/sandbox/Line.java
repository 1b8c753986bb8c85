package dev.assay.sandbox;

import dev.assay.bus.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The orders that wait for a child, first come first served. Who waits holds no child: those that a
 * session could use again are taken from it where others wait, so nobody can wait in a circle. Safe
 * on any thread.
 */
final class Line {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Stock stock;
  private final int queue;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition vacancy = lock.newCondition();
  private final Deque<Waiter> waiting = new ArrayDeque<>();
  private boolean closed;
  private @Nullable String trouble;

  /** An order that waits. */
  private static final class Waiter {
    private final Ask ask;
    private final Condition served;
    private @Nullable Inmate child;

    Waiter(Ask ask, Condition served) {
      this.ask = ask;
      this.served = served;
    }
  }

  /** For so many children at work and so many orders that wait. */
  Line(int atOnce, int queue) {
    this.stock = new Stock(atOnce);
    this.queue = queue;
  }

  /** Waits for a child, at most until the call's deadline. */
  Inmate take(Ask ask) throws InterruptedException {
    lock.lock();
    try {
      Waiter waiter = new Waiter(ask, lock.newCondition());
      waiting.add(waiter);
      try {
        match();
        refuseWhereTooMany(waiter);
        return await(waiter);
      } catch (RuntimeException | InterruptedException e) {
        giveBack(waiter);
        throw e;
      } finally {
        waiting.remove(waiter);
      }
    } finally {
      lock.unlock();
    }
  }

  private void refuseWhereTooMany(Waiter last) {
    long others = unserved() - 1;
    if (last.child == null && others >= queue) {
      throw Fault.BUSY.because(
          "%d orders wait for a child JVM already (sandbox.queue); ask later".formatted(others));
    }
  }

  // It may have been given a child in the same moment in which it was interrupted.
  private void giveBack(Waiter waiter) {
    Inmate child = waiter.child;
    if (child != null) {
      stock.back(child);
      match();
    }
  }

  private long unserved() {
    return waiting.stream().filter(waiter -> waiter.child == null).count();
  }

  private Inmate await(Waiter waiter) throws InterruptedException {
    Ask ask = waiter.ask;
    while (true) {
      Inmate child = waiter.child;
      if (child != null) {
        return child;
      }
      if (closed || trouble != null) {
        throw Fault.UNAVAILABLE.because("no child JVM: " + (closed ? "stopping" : trouble));
      }
      if (ask.cancelled().getAsBoolean()) {
        throw new CancellationException("cancelled while it waited for a child JVM");
      }
      if (ask.call().expired()) {
        throw Fault.LATE.because("the deadline passed while the order waited for a child JVM");
      }
      long left = Math.min(LOOK_NANOS, ask.call().remaining().toNanos());
      if (waiter.served.awaitNanos(left) <= 0) {
        match();
      }
    }
  }

  /** A child has been started. */
  void started(Inmate child) {
    lock.lock();
    try {
      trouble = null;
      if (closed) {
        child.end(Ended.Cause.CRASHED);
      }
      stock.started(child);
      match();
    } finally {
      lock.unlock();
    }
  }

  /** A child has carried out its order and can have another; false where nobody may use it. */
  boolean back(Inmate child) {
    lock.lock();
    try {
      Session owner = child.owner();
      if (closed || (owner != null && owner.over())) {
        return false;
      }
      stock.back(child);
      match();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** A child that was at work is gone, or will be. */
  void gone() {
    lock.lock();
    try {
      stock.gone();
      match();
    } finally {
      lock.unlock();
    }
  }

  /** A session is over: what only it could have used is ended, now or when it comes back. */
  void leave(Session session) {
    lock.lock();
    try {
      session.end();
      stock.leave(session);
      match();
    } finally {
      lock.unlock();
    }
  }

  /** A child could not be started; where there is no other, orders need not wait. */
  void failed(String why) {
    lock.lock();
    try {
      stock.failed();
      if (stock.alive() == 0) {
        trouble = why;
        waiting.forEach(waiter -> waiter.served.signal());
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until a child is to be started, and counts it as alive from then on; false at the end.
   */
  boolean awaitVacancy() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && !stock.lacks()) {
        vacancy.await();
      }
      stock.starts();
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits that long, or until the end. */
  void pause(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (!closed && left > 0) {
        left = vacancy.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the children that are idle; those at work are ended by who gave them the work. */
  void close() {
    lock.lock();
    try {
      closed = true;
      stock.endAll();
      vacancy.signalAll();
      waiting.forEach(waiter -> waiter.served.signal());
    } finally {
      lock.unlock();
    }
  }

  /** Why no child can be had; empty where one can, or soon. */
  Optional<String> trouble() {
    lock.lock();
    try {
      return Optional.ofNullable(trouble);
    } finally {
      lock.unlock();
    }
  }

  /** How many there are. */
  record Census(int alive, int idle, int waiting) {}

  Census census() {
    lock.lock();
    try {
      return new Census(stock.alive(), stock.idle(), (int) unserved());
    } finally {
      lock.unlock();
    }
  }

  private void match() {
    stock.dropDead();
    int missing = 0;
    for (Waiter waiter : waiting) {
      if (waiter.child == null && stock.mayWork()) {
        Ask ask = waiter.ask;
        waiter.child = stock.take(ask.session(), ask.otherThan());
        if (waiter.child == null) {
          missing++;
          stock.makeRoom(missing, ask.session());
        } else {
          waiter.served.signal();
        }
      }
    }
    if (stock.lacks()) {
      vacancy.signalAll();
    }
  }
}
