package dev.assay.query.features;

import dev.assay.query.Query.Scenario;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What features depend on. Immutable.
 *
 * @param collected the end of the last interval; null where none was announced yet
 */
public record FeatureKey(
    String database,
    String fingerprint,
    Scenario scenario,
    String epoch,
    @Nullable Instant collected) {}
