package dev.assay.query.collect;

import java.time.Instant;
import java.util.Map;

/**
 * The statistics of one database at one time. Immutable.
 *
 * @param at by our own clock
 * @param evictions how often the server made room for new statements
 * @param resetAt when all of it was last set back, microseconds of the server's clock
 */
record Reading(
    Instant at,
    ServerState server,
    long evictions,
    long resetAt,
    Map<StatementKey, Counters> statements) {
  Reading {
    statements = Map.copyOf(statements);
  }
}
