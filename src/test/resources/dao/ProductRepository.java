package shop.products;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

public final class ProductRepository {
  private final DataSource dataSource;

  public ProductRepository(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public record Product(int id, String name, BigDecimal price, boolean active) {}

  public static class DataAccessException extends RuntimeException {
    public DataAccessException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  public List<Product> findByCategory(String category, int limit) {
    String sql = "SELECT id, name, price, active FROM products WHERE category = ? ORDER BY name LIMIT ?";
    List<Product> products = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, category);
      statement.setInt(2, limit);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          products.add(read(rows));
        }
      }
    } catch (SQLException e) {
      throw new DataAccessException("products of " + category, e);
    }
    return products;
  }

  public Optional<Product> find(int id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT id, name, price, active FROM products WHERE id = ?")) {
      statement.setInt(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(read(rows)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new DataAccessException("product " + id, e);
    }
  }

  private static Product read(ResultSet rows) throws SQLException {
    return new Product(
        rows.getInt("id"),
        rows.getString("name"),
        rows.getBigDecimal("price"),
        rows.getBoolean("active"));
  }
}
