/**
 * The measurement of predictions: queries over TPC-H and TPC-DS are timed by the server, and what
 * is predicted of them is held against it.
 */
@NullMarked
package dev.assay.evaluate.predict;

import org.jspecify.annotations.NullMarked;
