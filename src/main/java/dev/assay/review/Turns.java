package dev.assay.review;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets only so many questions of one review be under way at the same time, so that a source with
 * hundreds of statements does not fill the queues of others. Safe on any thread.
 */
final class Turns {
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int free;
  private boolean handingOut;

  Turns(int most) {
    this.free = most;
  }

  <A> Future<A> take(Supplier<Future<A>> question) {
    Promise<A> answer = Promise.promise();
    add(() -> begin(question).onComplete(answer).onComplete(done -> giveBack()));
    handOut();
    return answer.future();
  }

  /** As the supplier says, also where it throws. */
  static <A> Future<A> begin(Supplier<Future<A>> question) {
    try {
      return question.get();
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }

  private synchronized void add(Runnable turn) {
    waiting.add(turn);
  }

  private void giveBack() {
    release();
    handOut();
  }

  private synchronized void release() {
    free++;
  }

  // By one caller at a time: answers that are there at once would nest as deep as many wait.
  private void handOut() {
    if (!begins()) {
      return;
    }
    for (Runnable turn = next(); turn != null; turn = next()) {
      turn.run();
    }
  }

  private synchronized boolean begins() {
    boolean first = !handingOut;
    handingOut = true;
    return first;
  }

  private synchronized @Nullable Runnable next() {
    if (free == 0 || waiting.isEmpty()) {
      handingOut = false;
      return null;
    }
    free--;
    return waiting.poll();
  }
}
