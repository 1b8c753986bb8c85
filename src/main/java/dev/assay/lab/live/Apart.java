package dev.assay.lab.live;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Does what runs the subject on a thread of its own, which can be given up: always with the same
 * stack, and in a group that tells which threads the subject left alive. Safe on any thread.
 */
public final class Apart {
  private static final long STACK = 1 << 20;

  private Apart() {}

  /**
   * Does the work and waits for it; what it throws comes out as it is.
   *
   * @param work is given what to call when it is stuck for good, see {@link LiveRuns}
   * @return what the work gave, or nothing where it is stuck; its thread is then still there, and
   *     the JVM of no more use than to say what is known
   */
  public static <T> Optional<T> run(Function<Runnable, T> work) {
    CompletableFuture<Optional<T>> done = new CompletableFuture<>();
    Runnable stuck = () -> done.complete(Optional.empty());
    Runnable all =
        () -> {
          try {
            done.complete(Optional.of(work.apply(stuck)));
          } catch (Throwable thrown) {
            done.completeExceptionally(thrown);
          }
        };
    Thread thread = new Thread(new ThreadGroup("subject"), all, "subject", STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      Optional<T> answer = done.join();
      if (answer.isPresent()) {
        ended(thread);
      }
      return answer;
    } catch (CompletionException thrown) {
      Throwable cause = thrown.getCause();
      if (cause instanceof RuntimeException own) {
        throw own;
      }
      if (cause instanceof Error own) {
        throw own;
      }
      throw thrown;
    }
  }

  // It has said its answer a moment before it ends, and is not to be taken for one left behind.
  private static void ended(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
