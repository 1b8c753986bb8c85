/** The query desk: what the statements are that a PostgreSQL is asked. */
@NullMarked
package dev.assay.query;

import org.jspecify.annotations.NullMarked;
