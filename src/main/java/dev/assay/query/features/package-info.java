/** What a model is told of a query: one definition, for learning and for asking. */
@NullMarked
package dev.assay.query.features;

import org.jspecify.annotations.NullMarked;
