/**
 * What a person should look at: judged from what was seen when the code ran and from what its
 * source and documentation say. Pure and single-threaded.
 */
@NullMarked
package dev.assay.testgen.findings;

import org.jspecify.annotations.NullMarked;
