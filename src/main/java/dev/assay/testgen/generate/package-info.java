/**
 * From a compiled subject to the text of its tests: rows, what is expected of them, names and the
 * writer. Pure and single-threaded: one instance serves one request.
 */
@NullMarked
package dev.assay.testgen.generate;

import org.jspecify.annotations.NullMarked;
