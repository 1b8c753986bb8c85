/**
 * Named caches with a time to live and a bound. The only package that knows Caffeine. A hit never
 * leaves the calling thread.
 */
@NullMarked
package dev.assay.cache;

import org.jspecify.annotations.NullMarked;
