/** What the queries did at certain times, kept to be compared. */
@NullMarked
package dev.assay.query.snapshot;

import org.jspecify.annotations.NullMarked;
