/**
 * Reads Java sources: signatures, contracts, branch conditions and SQL. The only package that knows
 * the parser; parsing happens on the {@code code} desk, a cache hit on the caller's thread.
 */
@NullMarked
package dev.assay.code;

import org.jspecify.annotations.NullMarked;
