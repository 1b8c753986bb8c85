package dev.assay.sandbox;

import dev.assay.lab.wire.Message;
import dev.assay.lab.wire.RecordWire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the line full: starts a child for each that is missing, one after the other. Runs on one
 * thread that lives as long as the sandbox, since the children die with the thread that started
 * them.
 */
final class Keeper implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long BURIAL_SECONDS = 5;
  private static final long FIRST_PAUSE = Duration.ofMillis(200).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofSeconds(30).toNanos();

  private final Line line;
  private final List<String> command;
  private final Path place;
  private final Watch watch;
  private final RecordWire<Message> wire = RecordWire.of(Message.class);
  private final Set<Inmate> children = ConcurrentHashMap.newKeySet();
  private final AtomicLong started = new AtomicLong();
  private volatile boolean closed;

  Keeper(Line line, List<String> command, Path place, Watch watch) {
    this.line = line;
    this.command = List.copyOf(command);
    this.place = place;
    this.watch = watch;
  }

  /** Children since the beginning. */
  long started() {
    return started.get();
  }

  @Override
  public void run() {
    long pause = FIRST_PAUSE;
    try {
      while (line.awaitVacancy()) {
        if (start()) {
          pause = FIRST_PAUSE;
        } else {
          line.pause(pause);
          pause = Math.min(2 * pause, LONGEST_PAUSE);
        }
      }
    } catch (InterruptedException ended) {
      line.close();
    }
  }

  /** Ends every child, at work or not, and waits until nothing of them is left. */
  void close() {
    closed = true;
    for (Inmate child : children) {
      child.end(Ended.Cause.TIMED_OUT);
      child.gone().completeOnTimeout(null, BURIAL_SECONDS, TimeUnit.SECONDS).join();
    }
  }

  private void bury(Inmate child) {
    var _ =
        child
            .gone()
            .thenRun(() -> {
              child.forget();
              children.remove(child);
            });
  }

  private boolean start() {
    String name = "child-" + started.incrementAndGet();
    try {
      Inmate child = Inmate.start(name, command, place, wire);
      children.add(child);
      if (closed) {
        child.end(Ended.Cause.TIMED_OUT);
      }
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      try (Watch.Guard _ =
          watch.over(
              () -> System.nanoTime() - deadline > 0, () -> child.end(Ended.Cause.TIMED_OUT))) {
        child.greet();
      } catch (IOException silent) {
        child.end(Ended.Cause.CRASHED);
        String words = child.lastWords();
        bury(child);
        throw new IOException("it ended before it was ready: " + words, silent);
      }
      bury(child);
      line.started(child);
      return true;
    } catch (IOException e) {
      if (!closed) {
        LOG.warn("event=child-not-started child={} reason=\"{}\"", name, e.getMessage());
      }
      line.failed("it cannot be started: " + e.getMessage());
      return false;
    }
  }
}
