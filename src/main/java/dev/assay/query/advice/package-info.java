/**
 * What would make queries faster, with what shows it, and what became of it once somebody decided.
 *
 * <p>Nothing that is advised is ever executed: DDL is text, and databases are only read.
 */
@NullMarked
package dev.assay.query.advice;

import org.jspecify.annotations.NullMarked;
