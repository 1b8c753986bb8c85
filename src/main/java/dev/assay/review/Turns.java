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

  Turns(int most) {
    this.free = most;
  }

  <A> Future<A> take(Supplier<Future<A>> question) {
    Promise<A> answer = Promise.promise();
    Runnable turn = () -> begin(question).onComplete(answer).onComplete(done -> next());
    if (admits(turn)) {
      turn.run();
    }
    return answer.future();
  }

  private static <A> Future<A> begin(Supplier<Future<A>> question) {
    try {
      return question.get();
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }

  private synchronized boolean admits(Runnable turn) {
    if (free == 0) {
      waiting.add(turn);
      return false;
    }
    free--;
    return true;
  }

  private void next() {
    Runnable turn = following();
    if (turn != null) {
      turn.run();
    }
  }

  private synchronized @Nullable Runnable following() {
    Runnable turn = waiting.poll();
    if (turn == null) {
      free++;
    }
    return turn;
  }
}
