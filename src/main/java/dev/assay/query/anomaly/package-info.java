/** What is not as it was: anomalies of watched databases, found, kept and told. */
@NullMarked
package dev.assay.query.anomaly;

import org.jspecify.annotations.NullMarked;
