package dev.assay.query.collect;

/**
 * What a statement is to the server within one database. Immutable.
 *
 * @param toplevel false where it ran inside of a function
 */
record StatementKey(long userId, long queryId, boolean toplevel) {}
