/** The settings: read once, checked before anything starts, immutable afterwards. */
@NullMarked
package dev.assay.config;

import org.jspecify.annotations.NullMarked;
