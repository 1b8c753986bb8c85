/** Meters and health. The only package that knows Micrometer; safe on any thread. */
@NullMarked
package dev.assay.observe;

import org.jspecify.annotations.NullMarked;
