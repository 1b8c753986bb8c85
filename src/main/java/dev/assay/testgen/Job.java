package dev.assay.testgen;

import dev.assay.bus.Fault;
import dev.assay.testgen.Testgen.Progress;
import dev.assay.testgen.Testgen.Status;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One long question from its start to what is remembered of its end. Safe on any thread; ends once,
 * and what comes after that is not heard.
 */
final class Job implements Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Job.class);
  private static final String WAITING = "waiting";
  private static final String DONE = "done";
  // Who watches has seen enough ten times a second, and the bus is spared.
  private static final long TELL_EVERY = Duration.ofMillis(100).toNanos();

  private final String id;
  private final String requestId;
  private final Consumer<Progress> listener;
  private final Promise<TestDesk.Answer> promise = Promise.promise();
  private volatile Testgen.Job state;
  private volatile TestDesk.@Nullable Answer answer;
  private volatile long endedAt;
  private long toldAt;

  Job(String id, String requestId, Consumer<Progress> listener) {
    this.id = id;
    this.requestId = requestId;
    this.listener = listener;
    this.state = running(new Progress(id, Status.RUNNING, WAITING, 0, 0, 0));
  }

  private static Testgen.Job running(Progress progress) {
    return new Testgen.Job(progress, null, null, null, null);
  }

  /** A job that ended before it was asked for, of which only the answer is left. */
  static Testgen.Job done(Testgen.Generated made) {
    return new Testgen.Job(
        new Progress(made.id(), Status.DONE, DONE, 0, 0, 0),
        made.verdict(),
        total(made),
        null,
        null);
  }

  private static @Nullable Double total(Testgen.Generated made) {
    Testgen.Score score = made.score();
    return score == null ? null : score.total();
  }

  @Override
  public synchronized void progress(String stage, int done, int total, double best) {
    if (!isRunning()) {
      return;
    }
    boolean turn = !stage.equals(state.progress().stage());
    Progress now = new Progress(id, Status.RUNNING, stage, done, total, best);
    state = running(now);
    long nanos = System.nanoTime();
    if (turn || nanos - toldAt >= TELL_EVERY) {
      toldAt = nanos;
      listener.accept(now);
    }
  }

  @Override
  public boolean cancelled() {
    return state.progress().status() == Status.CANCELLED;
  }

  boolean isRunning() {
    return state.progress().status() == Status.RUNNING;
  }

  Testgen.Job state() {
    return state;
  }

  /** The answer, or why there is none. */
  Future<TestDesk.Answer> future() {
    return promise.future();
  }

  /** The answer where it is done, else null. */
  TestDesk.@Nullable Answer answer() {
    return state.progress().status() == Status.DONE ? answer : null;
  }

  /** A reading of {@link System#nanoTime()}; of no meaning before the end. */
  long endedAt() {
    return endedAt;
  }

  /** Calls it off; false where it has ended already. */
  boolean cancel() {
    String reason = "the question '%s' was cancelled; asking again begins anew".formatted(id);
    return end(
        new Testgen.Job(ended(Status.CANCELLED), null, null, Fault.CANCELLED, reason),
        () -> promise.fail(Fault.CANCELLED.because(reason)));
  }

  void end(AsyncResult<TestDesk.Answer> result) {
    if (result.succeeded()) {
      succeed(result.result());
    } else {
      fail(result.cause());
    }
  }

  private void succeed(TestDesk.Answer made) {
    Testgen.Generated generated = made.generated();
    // Before the end is told, so that whoever hears of it finds the answer.
    answer = made;
    end(
        new Testgen.Job(ended(Status.DONE), generated.verdict(), total(generated), null, null),
        () -> promise.complete(made));
  }

  // Nobody may be waiting, so what is our own mistake is logged here, and told by its request.
  private void fail(Throwable cause) {
    Fault fault = Fault.of(cause);
    boolean ours = fault == Fault.INTERNAL;
    String reason =
        ours
            ? "a mistake of ours, logged as request " + requestId
            : String.valueOf(cause.getMessage());
    boolean told =
        end(
            new Testgen.Job(ended(Status.FAILED), null, null, fault, reason),
            () -> promise.fail(fault.because(reason)));
    if (ours && told) {
      LOG.error("event=job-failed id={} request={}", id, requestId, cause);
    }
  }

  private Progress ended(Status status) {
    Progress last = state.progress();
    return new Progress(id, status, last.stage(), last.done(), last.total(), last.best());
  }

  // Under the lock of the progress, so that none is told after the end.
  private boolean end(Testgen.Job last, Runnable complete) {
    synchronized (this) {
      if (!isRunning()) {
        return false;
      }
      endedAt = System.nanoTime();
      state = last;
    }
    complete.run();
    listener.accept(last.progress());
    return true;
  }
}
