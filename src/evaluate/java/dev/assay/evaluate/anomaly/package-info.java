/**
 * The measurement of anomalies: faults are injected into a PostgreSQL under load at times that were
 * written down first, and what is told of them is held against it.
 */
@NullMarked
package dev.assay.evaluate.anomaly;

import org.jspecify.annotations.NullMarked;
