/** The model service as the other parts see it: a pooled, patient and honest proxy. */
@NullMarked
package dev.assay.ml;

import org.jspecify.annotations.NullMarked;
