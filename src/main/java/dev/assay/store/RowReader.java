package dev.assay.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes a value of the row a result stands on; it neither moves the result nor keeps it. */
@FunctionalInterface
public interface RowReader<T> {
  /** The value of the current row. */
  T read(ResultSet row) throws SQLException;
}
