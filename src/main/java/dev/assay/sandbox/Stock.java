package dev.assay.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The children that are alive: at their start, idle, or at work. More are alive than may be at work
 * at once, so that the next question meets some that had the time to warm up. Not safe by itself:
 * used under the lock of the {@link Line}.
 */
final class Stock {
  private final int atOnce;
  private final int size;
  private final Deque<Inmate> idle = new ArrayDeque<>();
  private int starting;
  private int working;

  /**
   * @param atOnce children that may be at work; as many again stand by
   */
  Stock(int atOnce) {
    this.atOnce = atOnce;
    // One question keeps two and its successor wants two: the orders under way would be too few.
    this.size = 2 * atOnce;
  }

  int alive() {
    return starting + idle.size() + working;
  }

  int idle() {
    return idle.size();
  }

  /** Whether one more may be set to work. */
  boolean mayWork() {
    return working < atOnce;
  }

  /** Whether a child is to be started: to start is work too, and those at work go first. */
  boolean lacks() {
    return alive() < size && mayWork();
  }

  void starts() {
    starting++;
  }

  void failed() {
    starting--;
  }

  void started(Inmate child) {
    starting--;
    idle.addLast(child);
  }

  // The first to be taken again: the warmest, and those that are fresh get the time to warm up.
  void back(Inmate child) {
    working--;
    idle.addFirst(child);
  }

  void gone() {
    working--;
  }

  /** Sets a child to work: one that the session has marked itself, or one that nobody has. */
  @Nullable Inmate take(@Nullable Session session, String otherThan) {
    Inmate own = session == null ? null : remove(session, otherThan);
    Inmate child = own == null ? remove(null, otherThan) : own;
    if (child != null) {
      working++;
    }
    return child;
  }

  private @Nullable Inmate remove(@Nullable Session owner, String otherThan) {
    for (Iterator<Inmate> each = idle.iterator(); each.hasNext(); ) {
      Inmate child = each.next();
      if (Objects.equals(child.owner(), owner) && !child.name().equals(otherThan)) {
        each.remove();
        return child;
      }
    }
    return null;
  }

  /**
   * Makes room for new children where the sessions keep idle ones that those who wait cannot use.
   *
   * @param waiting how many wait, the last of them for {@code session}
   */
  void makeRoom(int waiting, @Nullable Session session) {
    if (waiting > starting + size - alive()) {
      Inmate last = null;
      for (Inmate child : idle) {
        last = child.owner() != null && !Objects.equals(child.owner(), session) ? child : last;
      }
      if (last != null) {
        idle.remove(last);
        last.end(Ended.Cause.CRASHED);
      }
    }
  }

  /** Ends what only this session could have used. */
  void leave(Session session) {
    endIf(child -> Objects.equals(child.owner(), session));
  }

  /** Forgets what has died meanwhile. */
  void dropDead() {
    endIf(child -> !child.alive());
  }

  void endAll() {
    idle.forEach(child -> child.end(Ended.Cause.CRASHED));
  }

  private void endIf(Predicate<Inmate> which) {
    idle.removeIf(child -> {
      boolean ends = which.test(child);
      if (ends) {
        child.end(Ended.Cause.CRASHED);
      }
      return ends;
    });
  }
}
