package dev.assay.query.predict;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.config.Durations;
import dev.assay.query.Forecast.AskJob;
import dev.assay.query.Forecast.Job;
import dev.assay.query.Forecast.JobStatus;
import dev.assay.query.Forecast.Train;
import dev.assay.query.features.FeatureDesk;
import dev.assay.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Trainings from what was collected, one at a time for each database; they are known over restarts.
 * Safe on any thread and never blocks.
 */
public final class Trainings {
  private static final int LONGEST_KEY = 200;
  private static final Duration LOADING = Duration.ofSeconds(30);

  private final FeatureDesk features;
  private final Database database;
  private final InstantSource clock;
  private final Training training;
  private final Future<Integer> abandoned;

  /** Begins by marking as failed what a server before this one has left running. */
  public Trainings(Vertx vertx, FeatureDesk features, TrainPorts ports, Database database) {
    this.features = features;
    this.database = database;
    this.clock = features.sources().clock();
    this.training = new Training(vertx, features.sources(), ports, database);
    Instant now = clock.instant();
    this.abandoned =
        database.write(Call.within(LOADING), session -> JobTable.abandon(session, now));
  }

  /** Answers {@link dev.assay.query.Forecast#TRAIN}. */
  public Future<Job> train(Train question, Call call) {
    try {
      String key = key(question.key());
      Instant since = since(question.lookback());
      Job job = job(features.known(question.database()));
      return abandoned
          .compose(done -> database.write(call, session -> JobTable.begin(session, job, key)))
          .map(begun -> {
            if (begun.anew()) {
              training.begin(job, since);
            }
            return begun.job();
          });
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
  }

  private Job job(String name) {
    // As it will be read again.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Job(
        Call.nextId(), name, JobStatus.RUNNING, Training.COLLECTING, 0, now, null, null, null);
  }

  private static @Nullable String key(@Nullable String key) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw Fault.INVALID.because(
          "key: expected 1 to %d characters, got %d".formatted(LONGEST_KEY, key.strip().length()));
    }
    return key;
  }

  private Instant since(@Nullable String lookback) {
    if (lookback == null) {
      return Instant.EPOCH;
    }
    try {
      Duration back = Durations.parse(lookback);
      if (back.isZero()) {
        throw Fault.INVALID.because("lookback: expected more than 0, got " + lookback);
      }
      Instant now = clock.instant();
      Duration most = Duration.between(Instant.EPOCH, now);
      return back.compareTo(most) > 0 ? Instant.EPOCH : now.minus(back);
    } catch (IllegalArgumentException unreadable) {
      throw Fault.INVALID.because("lookback: " + unreadable.getMessage());
    }
  }

  /** Answers {@link dev.assay.query.Forecast#JOB}. */
  public Future<Job> job(AskJob question, Call call) {
    String id = Objects.requireNonNullElse(question.id(), "");
    return abandoned.compose(done -> database.read(call, session -> JobTable.get(session, id)));
  }

  /** Stops asking how fittings are; what runs will be known as failed. */
  public Future<Void> close() {
    return training.close();
  }
}
