package dev.assay.store;

import java.sql.SQLException;

/** Work on a database, done on a worker thread; it may block and must not keep the session. */
@FunctionalInterface
public interface SqlWork<T> {
  /** Does the work. What it throws undoes a write. */
  T run(Session session) throws SQLException;
}
