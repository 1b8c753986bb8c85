import java.sql.*;

class Feed {
  PreparedStatement feed(Connection connection, boolean newest) throws SQLException {
    String sql =
        newest
            ? "SELECT id FROM posts ORDER BY created DESC LIMIT 20"
            : "SELECT id FROM posts ORDER BY created LIMIT 20";
    return connection.prepareStatement(sql);
  }
}
