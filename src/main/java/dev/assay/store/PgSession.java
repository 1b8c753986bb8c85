package dev.assay.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a PostgreSQL within one transaction that is rolled back. Used on the worker
 * thread it was handed to, and not after the work has returned.
 *
 * <p>Each statement has a mark after its first word, by which our own are told from a user's in the
 * server's statistics and logs. Not before it: PostgreSQL 18 leaves comments there out of its
 * statistics.
 */
public final class PgSession {
  /** What each statement of ours has after its first word. */
  public static final String MARK = "/* assay */";

  private static final Pattern FIRST_WORD = Pattern.compile("^\\s*\\w+");
  private static final Pattern OURS =
      Pattern.compile("^\\s*(\\w+ )?/\\* assay \\*/.*", Pattern.DOTALL);

  private final Connection connection;

  PgSession(Connection connection) {
    this.connection = connection;
  }

  /** Whether a text of the server's statistics is that of a statement of ours. */
  public static boolean isOurs(String text) {
    return OURS.matcher(text).matches();
  }

  /** A text as it is sent: with the mark after its first word. */
  public static String marked(String sql) {
    Matcher word = FIRST_WORD.matcher(sql);
    return word.find()
        ? sql.substring(0, word.end()) + " " + MARK + sql.substring(word.end())
        : MARK + " " + sql;
  }

  /** Every row; values are bound to {@code ?}. */
  public <T> List<T> all(String sql, RowReader<T> row, @Nullable Object... values)
      throws SQLException {
    return Told.bound(
        Told.POSTGRESQL,
        marked(sql),
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(marked(sql))) {
            for (int i = 0; i < values.length; i++) {
              statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
              return rows(result, row);
            }
          }
        });
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
    return Told.plain(
        Told.POSTGRESQL,
        sql,
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet result = statement.executeQuery(marked(sql))) {
              return rows(result, row);
            }
          }
        });
  }

  /** Runs a text as it stands that gives no rows; see {@link #plain}. */
  public void run(String sql) throws SQLException {
    Told.plain(
        Told.POSTGRESQL,
        sql,
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            return statement.execute(marked(sql));
          }
        });
  }

  private static <T> List<T> rows(ResultSet result, RowReader<T> row) throws SQLException {
    List<T> rows = new ArrayList<>();
    while (result.next()) {
      rows.add(row.read(result));
    }
    return rows;
  }
}
