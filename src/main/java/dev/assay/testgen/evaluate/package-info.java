/**
 * Works out from the source what a call does, where that is certain: a small interpreter of the
 * compiler's trees that gives up rather than guess. Loads nothing of the subject. Single-threaded.
 */
@NullMarked
package dev.assay.testgen.evaluate;

import org.jspecify.annotations.NullMarked;
