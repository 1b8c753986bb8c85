/**
 * Rewrites the classes of a subject so that they tell which branches they take, stop when their
 * steps are spent, and carry all mutants at once. Runs in the child JVM only.
 */
@NullMarked
package dev.assay.lab.instrument;

import org.jspecify.annotations.NullMarked;
