/** Puts the parts of the lab together for the child JVM's main loop. Runs in the child JVM only. */
@NullMarked
package dev.assay.lab.rig;

import org.jspecify.annotations.NullMarked;
