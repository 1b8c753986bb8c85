package dev.assay.query.collect;

/** What turns a server's statistics on, in the lines to be typed. Pure, safe on any thread. */
final class Mending {
  private static final String PRELOAD =
      "set shared_preload_libraries = 'pg_stat_statements' in postgresql.conf (with what else it"
          + " holds), restart the server";

  private Mending() {}

  static String missing() {
    return "pg_stat_statements is not there; "
        + PRELOAD
        + " and run in this database: CREATE EXTENSION pg_stat_statements;";
  }

  static String notLoaded() {
    return "pg_stat_statements is created and not loaded; " + PRELOAD;
  }

  static String old(String version) {
    return ("pg_stat_statements is version %s and 1.9 is needed; run in this database: ALTER"
            + " EXTENSION pg_stat_statements UPDATE;")
        .formatted(version);
  }

  static String partial(String role) {
    return "only statements of the role %1$s are seen; to see all: GRANT pg_read_all_stats TO %1$s;"
        .formatted(quoted(role));
  }

  static String denied(String role, String schema) {
    return ("the role %1$s may not read pg_stat_statements; run in this database: GRANT"
            + " pg_read_all_stats TO %1$s; GRANT USAGE ON SCHEMA %2$s TO %1$s; GRANT SELECT ON"
            + " %2$s.pg_stat_statements_info TO %1$s; GRANT EXECUTE ON FUNCTION"
            + " %2$s.pg_stat_statements(boolean) TO %1$s;")
        .formatted(quoted(role), quoted(schema));
  }

  private static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
