package dev.assay.query.predict;

import dev.assay.query.features.FeatureKey;
import dev.assay.query.features.Told;

/**
 * What a model's answer depends on. Immutable.
 *
 * @param model its version; empty where it is not known yet
 * @param features the hash of the row
 */
public record PredictionKey(FeatureKey subject, String model, String features) {
  static PredictionKey of(Told told, String model) {
    return new PredictionKey(told.key(), model, told.hash());
  }

  /** Of the newest answer of any model to any features of a query. */
  static PredictionKey latest(Told told) {
    FeatureKey key = told.key();
    var anytime = new FeatureKey(key.database(), key.fingerprint(), key.scenario(), "", null);
    return new PredictionKey(anytime, "", "");
  }
}
