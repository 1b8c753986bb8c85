/**
 * The bridge from Java code to what it asks databases: the statements of its methods with figures,
 * plans, predictions, and tests. Runs on event loops; whom it asks does the work.
 */
@NullMarked
package dev.assay.review;

import org.jspecify.annotations.NullMarked;
