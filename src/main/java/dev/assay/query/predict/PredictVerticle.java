package dev.assay.query.predict;

import dev.assay.bus.Bus;
import dev.assay.ml.Ml;
import dev.assay.query.Forecast;
import dev.assay.query.Query;
import dev.assay.query.features.FeatureDesk;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/**
 * Answers for features, predictions and trainings on the bus, and listens to what changes them. An
 * event-loop verticle: nothing here blocks.
 */
public final class PredictVerticle extends VerticleBase {
  private final Bus bus;
  private final FeatureDesk features;
  private final Predictions predictions;
  private final Trainings trainings;

  public PredictVerticle(
      Bus bus, FeatureDesk features, Predictions predictions, Trainings trainings) {
    this.bus = bus;
    this.features = features;
    this.predictions = predictions;
    this.trainings = trainings;
  }

  @Override
  public Future<?> start() {
    return Future.all(
        Query.COLLECTED.subscribe(vertx, features::collected).completion(),
        Ml.ACTIVATED.subscribe(vertx, predictions::activated).completion(),
        Future.all(
            bus.serve(Query.FEATURES, features::features),
            bus.serve(Forecast.PREDICT, predictions::predict),
            bus.serve(Forecast.VALIDATE, predictions::validate),
            bus.serve(Forecast.TRAIN, trainings::train),
            bus.serve(Forecast.JOB, trainings::job)));
  }

  @Override
  public Future<?> stop() {
    return Future.join(predictions.close(), trainings.close());
  }
}
