/**
 * Indexes that would help a statement: candidates out of its plan, tried with the planner where
 * hypopg is installed, and worked out by the planner's own formulas where it is not.
 *
 * <p>Nothing is executed on a user's schema: an index is pretended in one session, for plain
 * EXPLAINs alone, and forgotten before the session ends. The DDL is a text for a person.
 */
@NullMarked
package dev.assay.query.advice.index;

import org.jspecify.annotations.NullMarked;
