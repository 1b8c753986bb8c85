/** When the load of a database recurs. */
@NullMarked
package dev.assay.query.workload;

import org.jspecify.annotations.NullMarked;
