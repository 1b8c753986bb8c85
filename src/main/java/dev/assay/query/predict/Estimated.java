package dev.assay.query.predict;

import dev.assay.query.Forecast;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a model said of one query. Immutable.
 *
 * @param interval null where the service gives none
 */
public record Estimated(
    double ms, Forecast.@Nullable Interval interval, String model, Instant at) {}
