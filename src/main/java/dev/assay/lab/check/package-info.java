/** Runs written tests. Runs in the child JVM only; the one part of it that knows JUnit. */
@NullMarked
package dev.assay.lab.check;

import org.jspecify.annotations.NullMarked;
