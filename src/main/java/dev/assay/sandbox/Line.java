package dev.assay.sandbox;

import dev.assay.bus.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The children that are ready and the orders that wait for one, first come first served. Who waits
 * holds no child, so nobody can wait in a circle. Safe on any thread.
 */
final class Line {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final int size;
  private final int queue;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition vacancy = lock.newCondition();
  private final Deque<Inmate> idle = new ArrayDeque<>();
  private final Deque<Waiter> waiting = new ArrayDeque<>();
  private int alive;
  private boolean closed;
  private @Nullable String trouble;

  /** An order that waits. */
  private static final class Waiter {
    private final String otherThan;
    private final Condition served;
    private @Nullable Inmate child;

    Waiter(String otherThan, Condition served) {
      this.otherThan = otherThan;
      this.served = served;
    }
  }

  /**
   * For so many children and so many orders that wait.
   *
   * @param size children that are to be alive
   */
  Line(int size, int queue) {
    this.size = size;
    this.queue = queue;
  }

  /** Waits for a child, at most until the call's deadline. */
  Inmate take(Ask ask) throws InterruptedException {
    lock.lock();
    try {
      Waiter waiter = new Waiter(ask.otherThan(), lock.newCondition());
      waiting.add(waiter);
      try {
        match();
        refuseWhereTooMany(waiter);
        return await(waiter, ask);
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
      idle.addFirst(child);
      match();
    }
  }

  private long unserved() {
    return waiting.stream().filter(waiter -> waiter.child == null).count();
  }

  private Inmate await(Waiter waiter, Ask ask) throws InterruptedException {
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

  /** A child is ready, new or once more. */
  void ready(Inmate child) {
    lock.lock();
    try {
      trouble = null;
      if (closed) {
        child.end(Ended.Cause.CRASHED);
      }
      idle.addLast(child);
      match();
    } finally {
      lock.unlock();
    }
  }

  /** A child is gone, or will be. */
  void gone() {
    lock.lock();
    try {
      alive--;
      vacancy.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A child could not be started; where there is no other, orders need not wait. */
  void failed(String why) {
    lock.lock();
    try {
      alive--;
      if (alive == 0) {
        trouble = why;
        waiting.forEach(waiter -> waiter.served.signal());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a child is missing, and counts it as alive from then on; false at the end. */
  boolean awaitVacancy() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && alive >= size) {
        vacancy.await();
      }
      alive++;
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
      idle.forEach(child -> child.end(Ended.Cause.CRASHED));
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
      return new Census(alive, idle.size(), (int) unserved());
    } finally {
      lock.unlock();
    }
  }

  private void match() {
    dropDead();
    for (Waiter waiter : waiting) {
      if (waiter.child == null) {
        serve(waiter);
      }
    }
  }

  private void serve(Waiter waiter) {
    for (Iterator<Inmate> each = idle.iterator(); each.hasNext(); ) {
      Inmate child = each.next();
      if (!child.name().equals(waiter.otherThan)) {
        each.remove();
        waiter.child = child;
        waiter.served.signal();
        return;
      }
    }
    // All there are have been refused: only a new one can serve it.
    if (!idle.isEmpty() && idle.size() >= size) {
      idle.removeFirst().end(Ended.Cause.CRASHED);
      alive--;
      vacancy.signalAll();
    }
  }

  private void dropDead() {
    for (Iterator<Inmate> each = idle.iterator(); each.hasNext(); ) {
      if (!each.next().alive()) {
        each.remove();
        alive--;
        vacancy.signalAll();
      }
    }
  }
}
