package dev.assay.query.fingerprint;

import dev.assay.bus.Fault;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few threads with stacks that native code cannot exhaust. Safe on any thread; {@link #run}
 * returns at once. The stacks are address space: only what is touched takes memory.
 */
final class DeepThreads implements AutoCloseable {
  static final long STACK_BYTES = 64L << 20;
  private static final int FEWEST = 2;
  private static final int MOST = 4;
  private static final int QUEUE = 1_024;

  private final ThreadPoolExecutor threads;

  DeepThreads() {
    int count = Math.clamp(Runtime.getRuntime().availableProcessors(), FEWEST, MOST);
    threads =
        new ThreadPoolExecutor(
            count,
            count,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform()
                .name("assay-fingerprint-", 0)
                .daemon()
                .stackSize(STACK_BYTES)
                .factory());
  }

  /** Fails with {@link Fault#BUSY} where too many wait already. */
  <A> CompletableFuture<A> run(Callable<A> job) {
    var answer = new CompletableFuture<A>();
    try {
      threads.execute(() -> complete(answer, job));
    } catch (RejectedExecutionException full) {
      answer.completeExceptionally(
          threads.isShutdown()
              ? Fault.UNAVAILABLE.because("fingerprints are not made any more: Assay is closing")
              : Fault.BUSY.because(QUEUE + " texts wait for their fingerprint; ask again"));
    }
    return answer;
  }

  private static <A> void complete(CompletableFuture<A> answer, Callable<A> job) {
    try {
      answer.complete(job.call());
    } catch (Exception | StackOverflowError e) {
      answer.completeExceptionally(e);
    }
  }

  int waiting() {
    return threads.getQueue().size();
  }

  /** Ends the threads once what waits is done. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
