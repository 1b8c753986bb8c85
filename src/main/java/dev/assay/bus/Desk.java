package dev.assay.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A named worker pool with a bound on what is in flight: where work that blocks is done. Safe on
 * any thread; {@link #work} returns at once and completes on the caller's context.
 *
 * <p>One pool with one queue, and not one worker verticle per thread: the bus hands messages to
 * verticle instances in turn, so a short question would wait behind a long one while another thread
 * is idle. A question whose deadline passed while it waited is not begun.
 */
public final class Desk {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final String name;
  private final WorkerExecutor workers;
  private final int capacity;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final @Nullable Tracer tracer;

  /**
   * @param workers threads that work at the same time, at least 1
   * @param queue how many more may wait; past it the answer is {@link Fault#BUSY} at once
   */
  public Desk(Vertx vertx, String name, int workers, int queue) {
    this.name = name;
    this.capacity = workers + queue;
    this.tracer = Tracer.of(vertx);
    this.workers =
        vertx.createSharedWorkerExecutor(
            "assay-" + name, workers, LONGEST.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Does {@code job} on a worker thread, if there is room and still somebody waiting. */
  public <A> Future<A> work(Call call, Callable<A> job) {
    if (inFlight.incrementAndGet() > capacity) {
      inFlight.decrementAndGet();
      return Future.failedFuture(
          Fault.BUSY.because(
              "the %s desk has %d questions in flight; ask again".formatted(name, capacity)));
    }
    return begun(call, job).onComplete(done -> inFlight.decrementAndGet());
  }

  private <A> Future<A> begun(Call call, Callable<A> job) {
    if (tracer == null) {
      return begun(() -> begin(call, job));
    }
    // Begun here, where it is known what for; so it includes the wait. A load for many askers has a
    // call of its own, and still is the work of the one who came first.
    String request = Objects.requireNonNullElse(Serving.request(), call.requestId());
    Tracer.Span span =
        tracer.begin("desk " + name, Map.of("assay.desk", name, Tracer.REQUEST, request));
    return begun(() -> Steps.work(span, () -> begin(call, job)));
  }

  private <A> Future<A> begun(Callable<A> work) {
    try {
      return workers.executeBlocking(work, false);
    } catch (RejectedExecutionException closed) {
      return Future.failedFuture(
          Fault.UNAVAILABLE.because("the %s desk is closed".formatted(name)));
    }
  }

  private <A> A begin(Call call, Callable<A> job) throws Exception {
    if (call.expired()) {
      throw Fault.LATE.because(
          "the deadline passed while the question waited at the " + name + " desk");
    }
    return job.call();
  }

  /** The name, as it is in metrics. */
  public String name() {
    return name;
  }

  /** Questions being worked on or waiting. */
  public int inFlight() {
    return inFlight.get();
  }

  /** The most that may be in flight. */
  public int capacity() {
    return capacity;
  }

  /** Stops the threads once their work is done. */
  public Future<Void> close() {
    return workers.close();
  }
}
