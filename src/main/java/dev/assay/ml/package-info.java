/** The way to the model service: a pool, retries, breakers, and the protocol that is spoken. */
@NullMarked
package dev.assay.ml;

import org.jspecify.annotations.NullMarked;
