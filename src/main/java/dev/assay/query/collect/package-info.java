/** What the databases did: their statistics as intervals, and the history of these. */
@NullMarked
package dev.assay.query.collect;

import org.jspecify.annotations.NullMarked;
