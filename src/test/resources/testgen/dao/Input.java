package shop.users;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Users in the database. */
public class UserDao {
  private static final String FIND = "SELECT id, name, email FROM users WHERE id = ?";
  private final DataSource dataSource;

  public UserDao(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public record User(long id, String name, String email) {}

  public User findById(long id) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setLong(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        if (rows.next()) {
          return new User(rows.getLong("id"), rows.getString("name"), rows.getString("email"));
        }
        return null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("user " + id + " cannot be read", e);
    }
  }

  public boolean rename(long id, String name) throws SQLException {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a user needs a name");
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("UPDATE users SET name = ? WHERE id = ?")) {
      statement.setString(1, name.strip());
      statement.setLong(2, id);
      return statement.executeUpdate() == 1;
    }
  }
}
