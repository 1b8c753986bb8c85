package bank;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

public class Transfers {
  private final DataSource dataSource;

  public Transfers(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public void transfer(long from, long to, long cents) throws SQLException {
    if (cents <= 0) {
      throw new IllegalArgumentException("cents must be positive: " + cents);
    }
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        change(connection, from, -cents);
        change(connection, to, cents);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private void change(Connection connection, long account, long cents) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE accounts SET balance = balance + ? WHERE id = ?")) {
      statement.setLong(1, cents);
      statement.setLong(2, account);
      if (statement.executeUpdate() != 1) {
        throw new SQLException("no account " + account);
      }
    }
  }
}
