package dev.assay.testgen;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.testgen.Testgen.Progress;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The long questions that are under way, one job for equal questions, and for a while those that
 * ended. Safe on any thread.
 */
final class Jobs {
  private static final long KEPT = Duration.ofMinutes(10).toNanos();
  private static final int MOST_KEPT = 100;
  // A job waits for its turn until it is cancelled; what runs before it has deadlines.
  private static final Duration TURN = Duration.ofHours(24);

  private final Desk desk;
  private final int most;
  private final AtomicInteger running = new AtomicInteger();
  private final BiConsumer<String, TestDesk.Answer> keep;
  private final ConcurrentHashMap<String, Job> jobs = new ConcurrentHashMap<>();
  private final List<Consumer<Progress>> listeners = new CopyOnWriteArrayList<>();

  /**
   * With the desk they work at.
   *
   * @param most jobs that may be under way; the desk should have more room, since one that was
   *     called off while it waited still has its place there until its turn
   * @param keep takes each answer with its id
   */
  Jobs(Desk desk, int most, BiConsumer<String, TestDesk.Answer> keep) {
    this.desk = desk;
    this.most = most;
    this.keep = keep;
  }

  /** Tells a listener of every job from now on, on the threads the jobs work on. */
  void listen(Consumer<Progress> listener) {
    listeners.add(listener);
  }

  /**
   * The job of that id that is under way, or a new one, which has failed where there is no room.
   */
  Job start(String id, String requestId, Function<Job, TestDesk.Answer> work) {
    Job mine = new Job(id, requestId, this::tell);
    Job there = jobs.compute(id, (key, old) -> old != null && old.isRunning() ? old : mine);
    if (there == mine) {
      forget();
      mine.future()
          .onSuccess(answer -> keep.accept(id, answer))
          .onComplete(ended -> running.decrementAndGet());
      Future<TestDesk.Answer> working =
          running.incrementAndGet() > most
              ? Future.failedFuture(full())
              : desk.work(Call.of(requestId, TURN), () -> begun(mine, work));
      if (working.failed()) {
        jobs.remove(id, mine);
      }
      working.onComplete(mine::end);
    }
    return there;
  }

  private Failure full() {
    return Fault.BUSY.because(
        "%d long questions are at work or waiting (testgen.jobs); ask again".formatted(most));
  }

  private static TestDesk.Answer begun(Job job, Function<Job, TestDesk.Answer> work) {
    if (job.cancelled()) {
      throw Fault.CANCELLED.because("cancelled before its turn came");
    }
    return work.apply(job);
  }

  /** The job of that id, under way or ended not long ago. */
  @Nullable Job find(String id) {
    return jobs.get(id);
  }

  void cancelAll() {
    jobs.values().forEach(Job::cancel);
  }

  private void tell(Progress progress) {
    listeners.forEach(listener -> listener.accept(progress));
  }

  private void forget() {
    long now = System.nanoTime();
    List<Job> ended =
        jobs.values().stream()
            .filter(job -> !job.isRunning())
            .sorted(Comparator.comparingLong(job -> now - job.endedAt()))
            .toList();
    for (int i = 0; i < ended.size(); i++) {
      Job job = ended.get(i);
      if (i >= MOST_KEPT || now - job.endedAt() > KEPT) {
        jobs.remove(job.state().progress().id(), job);
      }
    }
  }
}
