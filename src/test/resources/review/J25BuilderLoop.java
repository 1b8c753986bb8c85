import java.sql.*;
import java.util.List;

class Bulk {
  PreparedStatement insert(Connection connection, List<String[]> rows) throws SQLException {
    StringBuilder sql = new StringBuilder();
    sql.append("INSERT INTO tags (name, kind) VALUES ");
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        sql.append(", ");
      }
      sql.append("(?, ?)");
    }
    return connection.prepareStatement(sql.toString());
  }
}
