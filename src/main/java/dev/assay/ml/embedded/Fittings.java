package dev.assay.ml.embedded;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.bus.Hash;
import dev.assay.ml.Ml;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trainings: one at a time on a thread of their own, a few waiting. Safe on any thread; {@link
 * #begin} checks all examples, so it is not for an event loop.
 */
final class Fittings {
  private static final Logger LOG = LoggerFactory.getLogger(Fittings.class);
  private static final int IN_FLIGHT = 4;
  private static final int REMEMBERED = 200;
  private static final int SHORT = 16;
  private static final int SHORTER = 8;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Registry registry;
  private final InstantSource clock;
  private final WorkerExecutor worker;
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final List<Future<?>> work = new ArrayList<>();
  private boolean closed;

  Fittings(Vertx vertx, Registry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
    this.worker = vertx.createSharedWorkerExecutor("assay-model-training", 1, 1, TimeUnit.HOURS);
  }

  /**
   * Begins to train; the same key is the same training, also one of before a restart, unless that
   * one failed.
   */
  Ml.Fitting begin(Ml.Fit fit) {
    Table table = Table.of(fit);
    String id = "fit-" + Hash.of(fit.key()).substring(0, SHORT);
    synchronized (this) {
      Run same = runs.get(id);
      if (same != null && same.seen().stage() != Ml.Stage.FAILED) {
        return current(same);
      }
      var made = registry.madeBy(id);
      if (made.isPresent()) {
        return new Ml.Fitting(id, Ml.Stage.DONE, 1, made.get(), null);
      }
      return enqueue(id, fit, table);
    }
  }

  /** How far a training is; {@link Fault#ABSENT} where there is none of this id. */
  synchronized Ml.Fitting fitting(String id) {
    Run run = runs.get(id);
    if (run != null) {
      return current(run);
    }
    return registry
        .madeBy(id)
        .map(model -> new Ml.Fitting(id, Ml.Stage.DONE, 1, model, null))
        .orElseThrow(() -> Fault.ABSENT.because("there is no fitting " + id));
  }

  /** Calls off what runs and what waits, and ends once the thread is free. */
  Future<Void> close() {
    List<Future<?>> left;
    synchronized (this) {
      closed = true;
      runs.values().forEach(Run::cancel);
      left = List.copyOf(work);
    }
    return Future.join(left).transform(ended -> worker.close());
  }

  private Ml.Fitting enqueue(String id, Ml.Fit fit, Table table) {
    work.removeIf(Future::isComplete);
    if (closed) {
      throw Fault.UNAVAILABLE.because("the model service is stopping");
    }
    if (work.size() >= IN_FLIGHT) {
      throw Fault.BUSY.because(
          "%d models are being trained or wait for it; ask again".formatted(IN_FLIGHT));
    }
    forgetTheOldest();
    var run = new Run(id);
    runs.put(id, run);
    // Its examples are in the table; the boxed ones need not wait in memory as well.
    var asked =
        new Ml.Fit(fit.key(), fit.database(), fit.featureVersion(), fit.features(), List.of());
    work.add(worker.executeBlocking(() -> train(run, asked, table), false));
    return run.seen();
  }

  private Ml.Fitting train(Run run, Ml.Fit fit, Table table) {
    try {
      run.ticked(0);
      Trained trained = Trainer.train(table, run);
      run.evaluating();
      run.done(keep(run.seen().id(), fit, trained));
    } catch (CancellationException | Failure e) {
      run.failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException | LinkageError e) {
      LOG.error("fitting {} failed", run.seen().id(), e);
      run.failed("the training failed: " + e.getMessage());
    }
    return run.seen();
  }

  private Ml.Model keep(String fitting, Ml.Fit fit, Trained trained) {
    Instant now = clock.instant();
    Contest contest = Contest.between(trained, registry.active());
    var model =
        new Ml.Model(
            "%s-%s-%s"
                .formatted(
                    Ml.QUERY_TIME, MOMENT.format(now), Hash.of(fit.key()).substring(0, SHORTER)),
            Ml.QUERY_TIME,
            fit.database(),
            fit.featureVersion(),
            contest.won(),
            now,
            trained.table().size(),
            trained.table().queries.size(),
            Conformal.COVERAGE,
            trained.known(),
            trained.unseen(),
            contest.note());
    return registry.keep(new Kept(fitting, model, trained.predictor()), trained.texts());
  }

  // Whether its model is active may have changed since it was made; it may be gone, too.
  private Ml.Fitting current(Run run) {
    Ml.Fitting seen = run.seen();
    return registry
        .madeBy(seen.id())
        .map(
            model -> new Ml.Fitting(seen.id(), seen.stage(), seen.progress(), model, seen.reason()))
        .orElse(seen);
  }

  private void forgetTheOldest() {
    var oldest = runs.values().iterator();
    while (runs.size() >= REMEMBERED && oldest.hasNext()) {
      if (oldest.next().over()) {
        oldest.remove();
      }
    }
  }
}
