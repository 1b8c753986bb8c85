/** Searches for trials that tell more, and finds what each notices. Runs in the child JVM only. */
@NullMarked
package dev.assay.lab.search;

import org.jspecify.annotations.NullMarked;
