package dev.assay.query.predict;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.ml.Ml;
import dev.assay.query.Forecast.Job;
import dev.assay.query.features.FeatureDefinition;
import dev.assay.query.features.FeatureSources;
import dev.assay.store.Database;
import dev.assay.store.SqlWork;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of a training, in the background: examples are collected, the model service is told to
 * fit and asked how far it is, and the job's row says all of it. Safe on any thread.
 */
final class Training {
  static final String COLLECTING = "collecting";

  private static final Logger LOG = LoggerFactory.getLogger(Training.class);
  private static final int LEAST_EXAMPLES = 50;
  private static final double COLLECTED = 0.2;
  // A service that restarts is back by then; one that is gone for longer has lost the fitting.
  private static final int MISSES = 30;
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL_PATIENCE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final FeatureSources sources;
  private final TrainPorts ports;
  private final Database database;
  private final Collecting collecting;
  private volatile boolean closed;

  Training(Vertx vertx, FeatureSources sources, TrainPorts ports, Database database) {
    this.vertx = vertx;
    this.sources = sources;
    this.ports = ports;
    this.database = database;
    this.collecting = new Collecting(vertx, sources);
  }

  /** Goes on by itself; its end is in the job's row. */
  void begin(Job job, Instant since) {
    Future.succeededFuture()
        .compose(now ->
            collecting.of(
                job.database(), since, share -> reached(job, COLLECTING, COLLECTED * share)))
        .compose(examples -> fit(job, examples))
        .compose(fitting -> follow(job, fitting, 0))
        .compose(model -> changed(session -> JobTable.done(session, job.id(), model.id(), now())))
        .onFailure(cause -> {
          String why = why(job, cause);
          noted(job, changed(session -> JobTable.failed(session, job.id(), why, now())));
        });
  }

  private Future<Ml.Fitting> fit(Job job, List<Ml.Example> examples) {
    long queries = examples.stream().map(Ml.Example::group).distinct().count();
    if (examples.size() < LEAST_EXAMPLES) {
      throw Fault.CONFLICT.because(
          ("%d examples of %d queries were collected and a model needs %d; each is an interval of a"
                  + " query that was called in an earlier one too, so let more be collected")
              .formatted(examples.size(), queries, LEAST_EXAMPLES));
    }
    LOG.info(
        "event=training job={} database={} examples={} queries={}",
        job.id(),
        job.database(),
        examples.size(),
        queries);
    var fit =
        new Ml.Fit(
            job.id(),
            job.database(),
            FeatureDefinition.VERSION,
            FeatureDefinition.names(),
            examples);
    return ports.fit().apply(fit, Call.within(PATIENCE));
  }

  private Future<Ml.Model> follow(Job job, Ml.Fitting fitting, int misses) {
    Ml.Model model = fitting.model();
    if (fitting.stage() == Ml.Stage.FAILED) {
      String reason = fitting.reason();
      return Future.failedFuture(
          Fault.CONFLICT.because(reason == null ? "the fitting failed" : reason));
    }
    if (fitting.stage() == Ml.Stage.DONE) {
      return model == null
          ? Future.failedFuture(Fault.CONFLICT.because("the fitting is done and has no model"))
          : Future.succeededFuture(model);
    }
    if (closed) {
      return Future.failedFuture(Fault.UNAVAILABLE.because("the server was stopped"));
    }
    if (now().isAfter(job.startedAt().plus(LONGEST))) {
      return Future.failedFuture(
          Fault.LATE.because("the fitting was not done within %s".formatted(LONGEST)));
    }
    reached(job, fitting.stage().wire(), COLLECTED + (1 - COLLECTED) * fitting.progress());
    return vertx
        .timer(ports.every().toMillis())
        .compose(due -> ports.fitting().apply(fitting.id(), Call.within(POLL_PATIENCE)))
        .map(next -> new Polled(next, 0))
        .recover(cause -> missed(fitting, misses + 1, cause))
        .compose(polled -> follow(job, polled.fitting(), polled.misses()));
  }

  private record Polled(Ml.Fitting fitting, int misses) {}

  private static Future<Polled> missed(Ml.Fitting before, int misses, Throwable cause) {
    boolean later =
        switch (Fault.of(cause)) {
          case UNAVAILABLE, LATE, BUSY -> true;
          default -> false;
        };
    return later && misses < MISSES
        ? Future.succeededFuture(new Polled(before, misses))
        : Future.failedFuture(cause);
  }

  private void reached(Job job, String stage, double progress) {
    noted(job, changed(session -> JobTable.reached(session, job.id(), stage, progress)));
  }

  private static void noted(Job job, Future<Integer> change) {
    change.onFailure(cause -> LOG.error("event=training-not-noted job={}", job.id(), cause));
  }

  private Future<Integer> changed(SqlWork<Integer> change) {
    return database.write(Call.within(PATIENCE), change);
  }

  private Instant now() {
    return sources.clock().instant();
  }

  private static String why(Job job, Throwable cause) {
    if (cause instanceof Failure failure && failure.fault() != Fault.INTERNAL) {
      return failure.text();
    }
    LOG.error("event=training-failed job={}", job.id(), cause);
    return Fault.of(cause) == Fault.INTERNAL
        ? "a mistake of ours, logged as job " + job.id()
        : String.valueOf(cause.getMessage());
  }

  Future<Void> close() {
    closed = true;
    return Future.succeededFuture();
  }
}
