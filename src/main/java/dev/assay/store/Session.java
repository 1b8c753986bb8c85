package dev.assay.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection for the time of one piece of work. Values are always bound and never part of the
 * SQL, and every result is read to its end or closed here, so that no reader holds back a
 * checkpoint. Used on the worker thread it was handed to, and not after the work has returned.
 */
public final class Session {
  private final Statements statements;

  Session(Statements statements) {
    this.statements = statements;
  }

  /** Every row, in the order of the query; {@code row} must not use this session. */
  public <T> List<T> all(String sql, RowReader<T> row, @Nullable Object... values)
      throws SQLException {
    try (ResultSet result = bind(sql, values).executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row.read(result));
      }
      return rows;
    }
  }

  /** The first row, or null where there is none. */
  public <T> @Nullable T first(String sql, RowReader<T> row, @Nullable Object... values)
      throws SQLException {
    try (ResultSet result = bind(sql, values).executeQuery()) {
      return result.next() ? row.read(result) : null;
    }
  }

  /** Changes rows; gives how many. */
  public int update(String sql, @Nullable Object... values) throws SQLException {
    return bind(sql, values).executeUpdate();
  }

  /** Changes rows by one statement with many values, sent together; gives how many by each. */
  public int[] batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return new int[0];
    }
    Statements.Prepared prepared = statements.prepare(sql);
    try {
      for (@Nullable Object[] values : rows) {
        prepared.bound(values).addBatch();
      }
      return prepared.statement().executeBatch();
    } finally {
      prepared.statement().clearBatch();
    }
  }

  /** Runs several statements as they are written, such as a migration. */
  void script(String sql) throws SQLException {
    try (Statement statement = statements.connection().createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  Statements statements() {
    return statements;
  }

  private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
    return statements.prepare(sql).bound(values);
  }
}
