/** Plans: how they are asked for, read, compared, and what is wrong in them. */
@NullMarked
package dev.assay.query.plan;

import org.jspecify.annotations.NullMarked;
