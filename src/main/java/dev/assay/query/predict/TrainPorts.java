package dev.assay.query.predict;

import dev.assay.bus.Call;
import dev.assay.ml.Ml;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * What trainings ask of the model service. None of it blocks; safe on any thread.
 *
 * @param fit as {@link Ml#FIT}
 * @param fitting as {@link Ml#FITTING}, by its id
 * @param every how often a fitting is asked how far it is
 */
public record TrainPorts(
    BiFunction<Ml.Fit, Call, Future<Ml.Fitting>> fit,
    BiFunction<String, Call, Future<Ml.Fitting>> fitting,
    Duration every) {}
