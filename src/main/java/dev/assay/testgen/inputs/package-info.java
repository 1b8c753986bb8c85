/**
 * Which values a parameter is tried with: one rule per kind of type, and the boundaries that the
 * code's own conditions name. Pure and single-threaded: one instance serves one request.
 */
@NullMarked
package dev.assay.testgen.inputs;

import org.jspecify.annotations.NullMarked;
