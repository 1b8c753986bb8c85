/**
 * Plans: how they are asked for, read, compared, and what is wrong in them.
 *
 * <p>A text is sent only once it is known to be a single statement that has a plan, in a
 * transaction that only reads and is rolled back. Even so, EXPLAIN without ANALYZE is not free of
 * effects: the planner runs IMMUTABLE functions whose arguments are constants, and a function that
 * lies about being IMMUTABLE can do there what its owner's rights and a reading transaction allow.
 * A role with few rights and statement_timeout bound that.
 */
@NullMarked
package dev.assay.query.plan;

import org.jspecify.annotations.NullMarked;
