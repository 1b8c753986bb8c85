package shop.orders;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

public class OrderDao {
  private final Connection connection;

  public OrderDao(Connection connection) {
    this.connection = connection;
  }

  public long insert(String customer, BigDecimal total) throws SQLException {
    String sql = "INSERT INTO orders (customer, total) VALUES (?, ?)";
    try (PreparedStatement statement =
        connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
      statement.setString(1, customer);
      statement.setBigDecimal(2, total);
      int count = statement.executeUpdate();
      if (count != 1) {
        throw new SQLException("inserted " + count + " rows instead of 1");
      }
      try (ResultSet keys = statement.getGeneratedKeys()) {
        if (!keys.next()) {
          throw new SQLException("no key was generated");
        }
        return keys.getLong(1);
      }
    }
  }

  public int delete(long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("DELETE FROM orders WHERE id = ?")) {
      statement.setLong(1, id);
      return statement.executeUpdate();
    }
  }
}
