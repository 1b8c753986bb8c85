/** How long queries will take, from a model or from what is known without one, and its training. */
@NullMarked
package dev.assay.query.predict;

import org.jspecify.annotations.NullMarked;
