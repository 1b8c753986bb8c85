package dev.assay.evaluate.anomaly;

import org.jspecify.annotations.Nullable;

/**
 * Something that was told of a query for the first time, at the end of an interval. Immutable.
 *
 * @param fingerprint null where it was told of the whole database
 * @param kind as who told it names it
 */
record Told(int interval, @Nullable String fingerprint, String kind) {}
