/** What instrumented classes of a subject call while they run. Runs in the child JVM only. */
@NullMarked
package dev.assay.lab.probe;

import org.jspecify.annotations.NullMarked;
