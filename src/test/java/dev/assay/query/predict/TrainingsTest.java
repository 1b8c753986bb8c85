package dev.assay.query.predict;

import static dev.assay.query.predict.PredictFixture.call;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.ml.Ml;
import dev.assay.query.Forecast.AskJob;
import dev.assay.query.Forecast.Job;
import dev.assay.query.Forecast.JobStatus;
import dev.assay.query.Forecast.Train;
import dev.assay.query.features.FeatureDefinition;
import dev.assay.store.TestStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
@ParameterizedClass
@EnumSource(TestStore.class)
class TrainingsTest {
  @Parameter TestStore store;
  @TempDir Path dir;
  private PredictFixture fixture;
  private Trainings trainings;

  private final List<Ml.Fit> fits = new CopyOnWriteArrayList<>();

  /** What the service says when it is asked how far it is; the last for good. */
  private final Deque<Future<Ml.Fitting>> says = new ArrayDeque<>();

  private final Queue<Promise<Ml.Fitting>> begun = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void open() throws Exception {
    fixture = new PredictFixture(store, dir);
    trainings = trainings();
    says.add(said(Ml.Stage.TRAINING, 0.5));
    says.add(said(Ml.Stage.EVALUATING, 0.9));
    says.add(
        Future.succeededFuture(
            new Ml.Fitting("f", Ml.Stage.DONE, 1, PredictFixture.model("m7"), null)));
  }

  @AfterEach
  void close() throws Exception {
    trainings.close().await(20, SECONDS);
    fixture.close();
  }

  private Trainings trainings() {
    return new Trainings(
        fixture.vertx,
        fixture.features,
        new TrainPorts(this::fit, this::fitting, Duration.ofMillis(1)),
        fixture.database);
  }

  private Future<Ml.Fitting> fit(Ml.Fit fit, Call call) {
    fits.add(fit);
    Promise<Ml.Fitting> waiting = begun.poll();
    return waiting == null ? said(Ml.Stage.TRAINING, 0) : waiting.future();
  }

  private synchronized Future<Ml.Fitting> fitting(String id, Call call) {
    Future<Ml.Fitting> next = says.size() > 1 ? says.poll() : says.peek();
    return next == null ? Future.failedFuture("nothing more to say") : next;
  }

  private static Future<Ml.Fitting> said(Ml.Stage stage, double progress) {
    return Future.succeededFuture(new Ml.Fitting("f", stage, progress, null, null));
  }

  @Test
  void train_fitsWhatWasCollected() throws Exception {
    collected();

    Job job = train(null, null);
    Job ended = ended(job.id());

    assertThat(job.status()).isEqualTo(JobStatus.RUNNING);
    assertThat(job.stage()).isEqualTo("collecting");
    assertThat(ended.status()).isEqualTo(JobStatus.DONE);
    assertThat(ended.stage()).isEqualTo("done");
    assertThat(ended.progress()).isEqualTo(1);
    assertThat(ended.model()).isEqualTo("m7");
    assertThat(ended.reason()).isNull();
    assertThat(ended.endedAt()).isNotNull();
    assertThat(ended.startedAt()).isEqualTo(job.startedAt());
    assertThat(fits)
        .singleElement()
        .satisfies(fit -> {
          assertThat(fit.key()).isEqualTo(job.id());
          assertThat(fit.database()).isEqualTo("shop");
          assertThat(fit.featureVersion()).isEqualTo("features-1");
          assertThat(fit.features()).isEqualTo(FeatureDefinition.names());
          assertThat(fit.examples()).hasSize(3 * 29);
          assertThat(fit.examples())
              .allSatisfy(
                  example -> assertThat(example.row()).hasSameSizeAs(FeatureDefinition.names()));
        });
  }

  @Test
  void train_looksBackAsFarAsIsAsked() throws Exception {
    collected();

    ended(train("25m", null).id());

    assertThat(fits).singleElement().satisfies(fit -> assertThat(fit.examples()).hasSize(3 * 24));
  }

  @Test
  void train_fails_whereTooLittleWasCollected() throws Exception {
    fixture.watched.collected("a", 1, 2, 3);

    Job ended = ended(train(null, null).id());

    assertThat(ended.status()).isEqualTo(JobStatus.FAILED);
    assertThat(ended.stage()).isEqualTo("collecting");
    assertThat(ended.reason())
        .startsWith("2 examples of 1 queries were collected and a model needs 50");
    assertThat(fits).isEmpty();
  }

  @Test
  void train_fails_asTheServiceSays() throws Exception {
    collected();
    says.clear();
    says.add(
        Future.succeededFuture(
            new Ml.Fitting("f", Ml.Stage.FAILED, 0.3, null, "all times are the same")));

    Job ended = ended(train(null, null).id());

    assertThat(ended.status()).isEqualTo(JobStatus.FAILED);
    assertThat(ended.reason()).isEqualTo("all times are the same");
    assertThat(ended.model()).isNull();
  }

  @Test
  void train_fails_whereTheServiceDoesNotTrain() throws Exception {
    collected();
    Promise<Ml.Fitting> refused = Promise.promise();
    refused.fail(Fault.INVALID.because("this model service does not train"));
    begun.add(refused);

    Job ended = ended(train(null, null).id());

    assertThat(ended.reason()).isEqualTo("this model service does not train");
  }

  @Test
  void train_goesOn_whereTheServiceIsAwayForAMoment() throws Exception {
    collected();
    says.addFirst(Future.failedFuture(Fault.UNAVAILABLE.because("the service is restarting")));
    says.addFirst(Future.failedFuture(Fault.LATE.because("the service is slow")));

    Job ended = ended(train(null, null).id());

    assertThat(ended.status()).isEqualTo(JobStatus.DONE);
  }

  @Test
  void train_fails_whereTheServiceStaysAway() throws Exception {
    collected();
    says.clear();
    says.add(Future.failedFuture(Fault.UNAVAILABLE.because("the service is gone")));

    Job ended = ended(train(null, null).id());

    assertThat(ended.status()).isEqualTo(JobStatus.FAILED);
    assertThat(ended.reason()).isEqualTo("the service is gone");
  }

  @Test
  void train_isTheSameJob_withTheSameKey() throws Exception {
    collected();

    Job first = train(null, "key-1");
    Job second = train(null, "key-1");
    ended(first.id());
    Job third = train(null, "key-1");

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(third.id()).isEqualTo(first.id());
    assertThat(third.status()).isEqualTo(JobStatus.DONE);
    assertThat(fits).hasSize(1);
  }

  @Test
  void train_isOneAtATime() throws Exception {
    collected();
    Promise<Ml.Fitting> waiting = Promise.promise();
    begun.add(waiting);
    Job first = train(null, "key-1");

    assertThatThrownBy(() -> train(null, "key-2"))
        .hasMessage("a training of shop is running already: job " + first.id())
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.CONFLICT));

    waiting.complete(new Ml.Fitting("f", Ml.Stage.DONE, 1, PredictFixture.model("m8"), null));
    assertThat(ended(first.id()).model()).isEqualTo("m8");
    assertThat(ended(train(null, "key-2").id()).status()).isEqualTo(JobStatus.DONE);
  }

  @Test
  void job_isFailed_whereTheServerWasRestarted() throws Exception {
    collected();
    begun.add(Promise.promise());
    Job job = train(null, "key-1");
    while (fits.isEmpty()) {
      assertThat(job(job.id()).status()).isEqualTo(JobStatus.RUNNING);
    }

    trainings.close().await(20, SECONDS);
    fixture.close();
    fixture = new PredictFixture(store, dir);
    trainings = trainings();
    Job after = job(job.id());

    assertThat(after.status()).isEqualTo(JobStatus.FAILED);
    assertThat(after.reason()).isEqualTo("the server was restarted");
    assertThat(train(null, "key-1").id()).isNotEqualTo(job.id());
  }

  @Test
  void train_isAnotherJob_withTheKeyOfOneThatFailed() throws Exception {
    Job failed = ended(train(null, "key-1").id());
    collected();

    Job again = train(null, "key-1");

    assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
    assertThat(again.id()).isNotEqualTo(failed.id());
    assertThat(ended(again.id()).status()).isEqualTo(JobStatus.DONE);
    assertThat(job(failed.id()).status()).isEqualTo(JobStatus.FAILED);
  }

  @Test
  void job_ofAnUnknownId_isAbsent() {
    assertThatThrownBy(() -> job("nowhere"))
        .hasMessage("no training job with the id 'nowhere'")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nowhere |       |     | ABSENT  | no database named 'nowhere'
          shop    | soon  |     | INVALID | lookback: 'soon' is not a duration
          shop    | 0s    |     | INVALID | lookback: expected more than 0
          shop    |       | ' ' | INVALID | key: expected 1 to 200 characters
          """)
  void train_isRefused(
      String database, @Nullable String lookback, @Nullable String key, Fault fault, String words) {
    Future<Job> asked = trainings.train(new Train(database, lookback, key), call());

    assertThatThrownBy(() -> asked.await(20, SECONDS))
        .hasMessageContaining(words)
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(fault));
  }

  /** Half an hour of three queries. */
  private void collected() {
    for (String query : List.of("a", "b", "c")) {
      fixture.watched.collected(query, DoubleStream.iterate(1, ms -> ms + 1).limit(30).toArray());
      fixture.watched.planned(query, 10);
    }
  }

  private Job train(@Nullable String lookback, @Nullable String key) throws Exception {
    return trainings.train(new Train("shop", lookback, key), call()).await(20, SECONDS);
  }

  private Job job(String id) throws Exception {
    return trainings.job(new AskJob(id), call()).await(20, SECONDS);
  }

  // Each look takes a turn of the store, so this waits for it and not for the clock.
  private Job ended(String id) throws Exception {
    Job job = job(id);
    while (job.status() == JobStatus.RUNNING) {
      job = job(id);
    }
    return job;
  }
}
