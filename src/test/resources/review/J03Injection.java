import java.sql.*;

class Login {
  boolean exists(Connection connection, String user) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT 1 FROM users WHERE name = '" + user + "'")) {
      return rows.next();
    }
  }
}
