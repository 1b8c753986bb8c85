package dev.assay.evaluate.predict;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.assay.ml.Ml;
import org.jspecify.annotations.Nullable;

/** What the report wants to know of a model. Immutable. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Model(
    String id,
    String featureVersion,
    int examples,
    double coverage,
    Ml.@Nullable HeldOut known,
    Ml.@Nullable HeldOut unseen) {}
