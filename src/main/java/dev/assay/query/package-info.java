/** The query desk: what the queries of a PostgreSQL cost, will cost, and why. */
@NullMarked
package dev.assay.query;

import org.jspecify.annotations.NullMarked;
