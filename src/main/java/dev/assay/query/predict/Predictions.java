package dev.assay.query.predict;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.cache.NamedCache;
import dev.assay.ml.Ml;
import dev.assay.query.Forecast.Predict;
import dev.assay.query.Forecast.PredictItem;
import dev.assay.query.Forecast.Predicted;
import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Forecast.Validate;
import dev.assay.query.Forecast.Validated;
import dev.assay.query.features.FeatureDesk;
import dev.assay.query.predict.PredictionTable.Made;
import dev.assay.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long queries will take, and how right that was. Safe on any thread and never blocks; what is
 * cached is answered on the calling thread.
 */
public final class Predictions {
  /** The cache of what models said, by what it depends on. */
  public static final Caches.Declaration<Estimated> CACHE = Caches.Declaration.small("prediction");

  private static final int MOST = 1_000;

  private final Database database;
  private final InstantSource clock;
  private final Subjects subjects;
  private final ModelAnswers model;
  private final Answers answers;
  private final PredictionLog log;

  /** What predictions are made of. */
  public record Parts(
      FeatureDesk features,
      PredictPorts ports,
      Database database,
      NamedCache<PredictionKey, Estimated> cache) {}

  public Predictions(Vertx vertx, Parts parts) {
    this.database = parts.database();
    this.clock = parts.features().sources().clock();
    this.subjects = new Subjects(parts.features(), parts.ports());
    this.model =
        new ModelAnswers(
            parts.cache(),
            parts.ports().infer(),
            new ModelWatch(parts.ports().activeModel(), clock),
            clock);
    this.answers =
        new Answers(model, new Fallback(new CostFits(vertx, parts.features().sources())));
    this.log = new PredictionLog(vertx, database);
  }

  /** Another model answers from now on; what the one before said is forgotten. */
  public void activated(Ml.Activated event) {
    model.activated(event.id());
  }

  /**
   * Answers {@link dev.assay.query.Forecast#PREDICT}. One item alone fails as it must: ABSENT,
   * INVALID, or UNAVAILABLE where there is nothing to tell a time from; of several, such an item
   * says so.
   */
  public Future<Predicted> predict(Predict question, Call call) {
    try {
      check(question);
      return subjects
          .of(question, call)
          .compose(
              found -> found.size() == 1 ? only(found.getFirst(), call) : answers.of(found, call))
          .map(predictions -> kept(question.database(), predictions));
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
  }

  private Future<List<Prediction>> only(Subject subject, Call call) {
    if (subject instanceof Subject.Refused refused) {
      return Future.failedFuture(refused.why());
    }
    return answers
        .of(List.of(subject), call)
        .map(predictions -> {
          Prediction one = predictions.getFirst();
          if (one.predictedMs() == null) {
            throw Fault.UNAVAILABLE.because(
                "there is nothing to predict %s from: %s"
                    .formatted(one.fingerprint(), one.degraded()));
          }
          return predictions;
        });
  }

  private Predicted kept(String name, List<Prediction> predictions) {
    for (Prediction prediction : predictions) {
      if (prediction.predictedMs() != null) {
        log.add(new Made(name, clock.instant(), prediction));
      }
    }
    return new Predicted(predictions);
  }

  private static void check(Predict question) {
    List<PredictItem> items = question.items();
    if (items.isEmpty() || items.size() > MOST) {
      throw Fault.INVALID.because("items: expected 1 to %d, got %d".formatted(MOST, items.size()));
    }
    for (int i = 0; i < items.size(); i++) {
      boolean byFingerprint = given(items.get(i).fingerprint());
      if (byFingerprint == given(items.get(i).sql())) {
        throw Fault.INVALID.because(
            "items[%d]: expected either fingerprint or sql, got %s"
                .formatted(i, byFingerprint ? "both" : "neither"));
      }
    }
  }

  private static boolean given(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  /** Answers {@link dev.assay.query.Forecast#VALIDATE}. */
  public Future<Validated> validate(Validate question, Call call) {
    double actual = question.actualMs();
    if (!Double.isFinite(actual) || actual <= 0) {
      return Future.failedFuture(
          Fault.INVALID.because("actualMs: expected milliseconds above 0, got " + actual));
    }
    String id = Objects.requireNonNullElse(question.id(), "");
    return log.flush()
        .compose(stored ->
            database.write(
                call, session -> PredictionTable.validate(session, id, actual, clock.instant())));
  }

  /** Stores what waits to be. */
  public Future<Void> close() {
    return log.flush().mapEmpty();
  }
}
