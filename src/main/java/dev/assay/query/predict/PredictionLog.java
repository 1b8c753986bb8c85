package dev.assay.query.predict;

import dev.assay.bus.Call;
import dev.assay.query.predict.PredictionTable.Made;
import dev.assay.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps predictions, ten times a second and together: who asks for one does not wait for the disk.
 * Bounded: what is more than can be written is not kept, counted and logged. Safe on any thread.
 */
final class PredictionLog {
  private static final Logger LOG = LoggerFactory.getLogger(PredictionLog.class);
  private static final int BOUND = 10_000;
  private static final long EVERY_MS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final Database database;
  private final ArrayBlockingQueue<Made> waiting = new ArrayBlockingQueue<>(BOUND);
  private final AtomicBoolean due = new AtomicBoolean();
  private final LongAdder lost = new LongAdder();
  private Future<?> last = Future.succeededFuture();

  PredictionLog(Vertx vertx, Database database) {
    this.vertx = vertx;
    this.database = database;
  }

  void add(Made made) {
    if (!waiting.offer(made)) {
      lost.increment();
    }
    if (!due.get() && due.compareAndSet(false, true)) {
      vertx.setTimer(EVERY_MS, timer -> tick());
    }
  }

  // While a batch is written what comes after it stays in the queue, which is bounded.
  private synchronized void tick() {
    if (last.isComplete()) {
      due.set(false);
      take();
    } else {
      vertx.setTimer(EVERY_MS, timer -> tick());
    }
  }

  /** Done once all that was added before is stored; what could not be is logged. */
  synchronized Future<?> flush() {
    return last.isComplete() ? take() : last.transform(written -> flush());
  }

  private Future<?> take() {
    List<Made> batch = new ArrayList<>();
    waiting.drainTo(batch);
    long dropped = lost.sumThenReset();
    if (dropped > 0) {
      LOG.warn("event=predictions-not-kept count={} reason=\"more than can be written\"", dropped);
    }
    if (!batch.isEmpty()) {
      last = written(batch);
    }
    return last;
  }

  private Future<?> written(List<Made> batch) {
    return database
        .write(Call.within(PATIENCE), session -> PredictionTable.insert(session, batch))
        .onFailure(cause -> LOG.error("event=predictions-not-kept count={}", batch.size(), cause))
        .otherwise(0);
  }
}
