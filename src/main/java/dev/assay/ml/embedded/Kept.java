package dev.assay.ml.embedded;

import dev.assay.ml.Ml;

/**
 * A model in the registry. Immutable.
 *
 * @param fitting the training that made it, by which a repeated key finds it
 * @param model as it was when it was made; whether it is active now, the registry knows
 */
record Kept(String fitting, Ml.Model model, Predictor predictor) {}
