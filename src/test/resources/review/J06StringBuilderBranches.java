import java.sql.*;

class Search {
  PreparedStatement search(Connection connection, String name, Integer age) throws SQLException {
    StringBuilder sql = new StringBuilder("SELECT id, name FROM people WHERE 1 = 1");
    if (name != null) {
      sql.append(" AND name = ?");
    }
    if (age != null) {
      sql.append(" AND age > ?");
    }
    sql.append(" ORDER BY id LIMIT 100");
    return connection.prepareStatement(sql.toString());
  }
}
