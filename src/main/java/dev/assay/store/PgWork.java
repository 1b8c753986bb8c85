package dev.assay.store;

import java.sql.SQLException;

/** Work on a watched PostgreSQL, done on a worker thread; it may block and keeps no session. */
@FunctionalInterface
public interface PgWork<T> {
  /** Does the work. */
  T run(PgSession session) throws SQLException;
}
