/**
 * Chooses, of all trials that were run, the few that tell as much as all of them, and measures what
 * they tell. Pure.
 */
@NullMarked
package dev.assay.testgen.select;

import org.jspecify.annotations.NullMarked;
