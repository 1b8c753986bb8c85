/**
 * The pattern store: edge cases an expert would test, found by domain and words, learned from tests
 * and from what killed mutants. Looks up on the {@code store} pools; cache hits on the caller's
 * thread.
 */
@NullMarked
package dev.assay.patterns;

import org.jspecify.annotations.NullMarked;
