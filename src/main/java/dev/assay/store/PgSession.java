package dev.assay.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a PostgreSQL within one transaction that is rolled back. Used on the worker
 * thread it was handed to, and not after the work has returned.
 *
 * <p>Each statement begins with a mark, by which our own are told from a user's in the server's
 * statistics and logs.
 */
public final class PgSession {
  /** What each statement of ours begins with. */
  public static final String MARK = "/* assay */ ";

  private final Connection connection;

  PgSession(Connection connection) {
    this.connection = connection;
  }

  /** Every row; values are bound to {@code ?}. */
  public <T> List<T> all(String sql, RowReader<T> row, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MARK + sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return rows(result, row);
      }
    }
  }

  /** The first row, or null where there is none. */
  public <T> @Nullable T first(String sql, RowReader<T> row, @Nullable Object... values)
      throws SQLException {
    List<T> all = all(sql, row, values);
    return all.isEmpty() ? null : all.getFirst();
  }

  /**
   * Every row of a text that is sent as it stands, by the simple protocol: neither {@code ?} nor
   * {@code $1} is a parameter in it. The caller has made sure that it holds one statement only, for
   * the protocol runs them all.
   */
  public <T> List<T> plain(String sql, RowReader<T> row) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet result = statement.executeQuery(MARK + sql)) {
        return rows(result, row);
      }
    }
  }

  /** Runs a text as it stands that gives no rows; see {@link #plain}. */
  public void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(MARK + sql);
    }
  }

  private static <T> List<T> rows(ResultSet result, RowReader<T> row) throws SQLException {
    List<T> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(row.read(result));
    }
    return rows;
  }
}
