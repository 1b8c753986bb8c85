package dev.assay.query.collect;

import org.jspecify.annotations.Nullable;

/**
 * How the server is at one time. Immutable.
 *
 * @param version as the server says it
 * @param now microseconds of the server's clock, before its statistics are read
 * @param startedAt by the same clock
 * @param role who we are there
 * @param seesAll whether the statements of other roles are seen
 * @param extension null where pg_stat_statements was not created in the database
 * @param epoch a hash of what plans depend on
 */
record ServerState(
    String version,
    int major,
    long now,
    long startedAt,
    Role role,
    boolean seesAll,
    @Nullable Extension extension,
    String epoch) {

  /** A role of the server. */
  record Role(String name, long id) {}

  /**
   * Where pg_stat_statements is.
   *
   * @param minor of its version, of which the major is 1
   */
  record Extension(String schema, String version, int minor) {
    // Its columns are named by its own version, which an upgraded server may not have followed.
    static final int OLDEST = 9;
    private static final int TELLS_SINCE = 11;

    boolean tellsSince() {
      return minor >= TELLS_SINCE;
    }
  }
}
